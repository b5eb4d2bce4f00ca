package io.workbench.train.sweep;

import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.report.Leaderboard;
import java.nio.file.Path;
import java.util.List;

/**
 * A sweep whose process has ended it, one way or another.
 *
 * @param trials by number
 * @param leaderboard as it was written
 * @param end why it ended
 * @param finished whether every trial that the search has was run
 */
public record SweepOutcome(
    Path directory,
    SweepSpec spec,
    List<TrialRecord> trials,
    Leaderboard leaderboard,
    SweepEnd end,
    boolean finished) {}
