package io.workbench.train;

import io.workbench.train.run.RunResult;
import java.nio.file.Path;

/**
 * A run that has ended, one way or another.
 *
 * @param directory of the run
 * @param result as it was written
 */
public record RunOutcome(Path directory, RunResult result) {}
