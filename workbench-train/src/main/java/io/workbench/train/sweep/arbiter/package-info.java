/** Proposers: what a sweep tries next. Training does not belong here. */
@NullMarked
package io.workbench.train.sweep.arbiter;

import org.jspecify.annotations.NullMarked;
