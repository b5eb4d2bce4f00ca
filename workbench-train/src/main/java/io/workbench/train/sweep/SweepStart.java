package io.workbench.train.sweep;

import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.journal.TrialRecord;
import java.nio.file.Path;
import java.util.List;

/**
 * What is known when a sweep begins or goes on.
 *
 * @param directory of the sweep
 * @param trials known so far by number
 * @param most trials that there can be
 */
public record SweepStart(Path directory, SweepSpec spec, List<TrialRecord> trials, int most) {}
