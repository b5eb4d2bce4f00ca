/**
 * The two calls that commands make, training a run and forecasting with its bundle, and how they
 * put the packages below together. Every part of the work itself lives in one of those.
 */
@NullMarked
package io.workbench.train;

import org.jspecify.annotations.NullMarked;
