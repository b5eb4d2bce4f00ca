/**
 * What is done with a run as a whole: it is started, gone on with, carried out as a trial, scored,
 * drawn, and its bundle forecasts. How the packages below are put together for that lives here, and
 * every part of the work itself in one of them.
 */
@NullMarked
package io.workbench.train;

import org.jspecify.annotations.NullMarked;
