package io.workbench.train.sweep;

import io.workbench.train.RunOutcome;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.spec.RunSpec;
import java.nio.file.Path;

/** Carries out the runs of trials, wherever that may be; called from several threads at once. */
public interface TrialRunner extends AutoCloseable {
  /**
   * Carries out one run and leaves its files in the folder.
   *
   * @param folder of the run; what an earlier attempt left there may be gone on with
   * @throws io.workbench.data.InputException when the run is refused
   * @throws io.workbench.data.OutputException when its files cannot be written
   * @throws java.util.concurrent.CancellationException when it was stopped before it had a result
   * @throws ClusterException when what should have computed it could not
   */
  RunOutcome run(RunSpec spec, Path folder, ProgressListener listener, StopSignal stop);

  /** Lets go of whatever computes. */
  @Override
  void close();
}
