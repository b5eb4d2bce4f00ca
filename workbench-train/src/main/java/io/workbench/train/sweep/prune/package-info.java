/**
 * Pruners: rules that give up a trial in the middle, because others did better with the same number
 * of epochs. They see validation losses alone; what is trained, and how, does not belong here.
 */
@NullMarked
package io.workbench.train.sweep.prune;

import org.jspecify.annotations.NullMarked;
