package io.workbench.train.sweep.report;

import io.workbench.train.run.TestForecasts;
import java.util.List;

/**
 * A trial that could have been chosen, with what it foretold.
 *
 * @param trial its number
 * @param seeds forecasts of its runs, at least one
 */
record Candidate(int trial, List<TestForecasts> seeds) {}
