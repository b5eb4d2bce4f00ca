package io.workbench.train.sweep;

import io.workbench.train.RunOutcome;
import io.workbench.train.TrainingRequest;
import io.workbench.train.TrainingRun;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.loop.TrainingListeners;
import io.workbench.train.spec.RunSpec;
import java.nio.file.Path;

/** Carries out runs in this process; those with the same data share them. */
final class LocalTrialRunner implements TrialRunner {
  private final PanelCache datasets;
  private final boolean strict;
  private final String command;
  private final TrainingListeners trainingListeners;

  LocalTrialRunner(PanelCache datasets, SweepRequest request) {
    this.datasets = datasets;
    strict = request.strict();
    command = request.command();
    trainingListeners = request.trainingListeners();
  }

  @Override
  public RunOutcome run(RunSpec spec, Path folder, ProgressListener listener, StopSignal stop) {
    TrainingRequest request =
        new TrainingRequest(folder, strict, command, listener, trainingListeners, stop);
    return TrainingRun.trial(spec, datasets.of(spec), folder, request);
  }

  @Override
  public void close() {
    // The runs have threads of the caller.
  }
}
