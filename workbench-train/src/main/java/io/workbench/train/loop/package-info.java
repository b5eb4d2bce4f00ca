/**
 * The training loop: epochs, engines, early stopping, the plateau schedule and checkpoints. Nothing
 * here knows of YAML, results or plots.
 */
@NullMarked
package io.workbench.train.loop;

import org.jspecify.annotations.NullMarked;
