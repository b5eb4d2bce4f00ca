/**
 * The training loop: epochs, engines, early stopping, the plateau schedule, checkpoints and the
 * history of epochs. Nothing here knows of YAML, scores of the test part or plots, nor writes a
 * result.
 */
@NullMarked
package io.workbench.train.loop;

import org.jspecify.annotations.NullMarked;
