/**
 * What a run leaves behind: its result, how that is written and read, and how files are written
 * whole. No training, plotting or comparing happens here.
 */
@NullMarked
package io.workbench.train.run;

import org.jspecify.annotations.NullMarked;
