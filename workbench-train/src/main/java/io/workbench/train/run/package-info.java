/**
 * What a run leaves behind: its folder with the result, history, forecasts and bundle, how these
 * are written and read, who holds a folder, and what the result says of code and machine. No
 * training, plotting or comparing happens here.
 */
@NullMarked
package io.workbench.train.run;

import org.jspecify.annotations.NullMarked;
