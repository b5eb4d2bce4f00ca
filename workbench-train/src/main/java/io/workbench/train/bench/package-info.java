/**
 * Measures the workbench in turn with another program that prints the same JSON lines. Nothing here
 * is timed by a test, and nothing that trains or forecasts depends on it.
 */
@NullMarked
package io.workbench.train.bench;

import org.jspecify.annotations.NullMarked;
