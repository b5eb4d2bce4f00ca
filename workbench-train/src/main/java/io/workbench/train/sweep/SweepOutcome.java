package io.workbench.train.sweep;

import io.workbench.train.spec.SweepSpec;
import java.nio.file.Path;
import java.util.List;

/**
 * A sweep whose process has ended it, one way or another.
 *
 * @param trials by number
 * @param reason why it ended, in words
 * @param finished whether every trial that the search has was run
 */
public record SweepOutcome(
    Path directory, SweepSpec spec, List<TrialRecord> trials, String reason, boolean finished) {}
