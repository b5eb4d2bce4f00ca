package io.workbench.train;

import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/** All of a run that must not depend on when it ran or whether it was interrupted. */
record Numbers(
    List<EpochRecord> history,
    RunResult.Training training,
    RunResult.Scores metrics,
    Object baselines,
    Object skill,
    int modelBytes) {

  static Numbers of(RunOutcome outcome) throws IOException {
    RunResult result = outcome.result();
    RunResult.Training training = result.training();
    return new Numbers(
        training.history().stream().map(Numbers::withoutTime).toList(),
        new RunResult.Training(
            training.epochs(), training.bestEpoch(), training.stoppedEarly(), 0, 0, List.of()),
        result.metrics(),
        result.baselines(),
        String.valueOf(result.skill()),
        Arrays.hashCode(Files.readAllBytes(outcome.directory().resolve("model.zip"))));
  }

  private static EpochRecord withoutTime(EpochRecord epoch) {
    return new EpochRecord(
        epoch.epoch(),
        epoch.trainLoss(),
        epoch.validationLoss(),
        epoch.learningRate(),
        epoch.gradientNorm(),
        0);
  }
}
