package io.workbench.train.sweep.spark;

import io.workbench.train.loop.RunStart;
import io.workbench.train.run.EpochRecord;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/** A run's start on its way to the driver, where the run's folder is another one. */
record StartReport(
    String kind,
    String engine,
    long parameters,
    int trainWindows,
    List<EpochRecord> earlier,
    int epochs,
    double targetStd)
    implements Serializable {

  static StartReport of(RunStart start) {
    return new StartReport(
        start.kind(),
        start.engine(),
        start.parameters(),
        start.trainWindows(),
        List.copyOf(start.earlier()),
        start.epochs(),
        start.targetStd());
  }

  RunStart in(Path folder) {
    return new RunStart(folder, kind, engine, parameters, trainWindows, earlier, epochs, targetStd);
  }
}
