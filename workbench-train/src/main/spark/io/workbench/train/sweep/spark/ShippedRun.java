package io.workbench.train.sweep.spark;

import io.workbench.data.AtomicFiles;
import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import io.workbench.train.TrainingRequest;
import io.workbench.train.TrainingRun;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.loop.TrainingListeners;
import io.workbench.train.loop.TravellingListeners;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import io.workbench.train.sweep.ClusterException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * One run of a trial as it travels to an executor, which carries it out in a folder of its own.
 *
 * @param run its name on the driver
 * @param spec its YAML, paths relative to the folder
 * @param folder of the run on the driver
 * @param earlier files of an interrupted attempt that may be gone on with
 * @param data the bytes of the data's files, each of which an executor fetches once, in order
 * @param manner what is the same for all runs of a sweep
 */
record ShippedRun(
    String run,
    String spec,
    String folder,
    List<RunFile> earlier,
    List<Broadcast<byte[]>> data,
    Manner manner)
    implements Serializable {

  /**
   * What is the same for all runs of a sweep.
   *
   * @param strict whether a row that would be set aside is an error
   * @param command the command line, for the result
   * @param listeners DL4J's own, which are made where the run is carried out
   */
  record Manner(boolean strict, String command, TravellingListeners listeners)
      implements Serializable {}

  /** Runs on the executor; what the run throws travels back as an answer. */
  TrialAnswer carryOut() {
    try (MirrorFolder mirror = MirrorFolder.create()) {
      try {
        return new TrialAnswer(train(mirror.of(Path.of(folder))), null);
      } catch (InputException e) {
        return new TrialAnswer(List.of(), mirror.withoutIt(e));
      } catch (OutputException e) {
        // This machine's disk, not the driver's: the run fails, and the sweep goes on.
        return new TrialAnswer(
            List.of(),
            new ClusterException("On a machine of the cluster: " + e.getMessage(), false, e));
      } catch (RuntimeException | OutOfMemoryError e) {
        return new TrialAnswer(List.of(), e);
      }
    }
  }

  private List<RunFile> train(Path place) {
    earlier.forEach(file -> file.writeTo(place));
    RunSpec settings = RunSpecs.parse(spec, "spec.yaml", place, List.of());
    List<Path> files = settings.data().files();
    for (int file = 0; file < files.size(); file++) {
      AtomicFiles.write(files.get(file), data.get(file).value());
    }
    StopSignal stop = new StopSignal();
    try (TrainingListeners listeners = manner.listeners().arrive(Path.of(folder))) {
      TrainingRequest request =
          new TrainingRequest(
              place,
              manner.strict(),
              manner.command(),
              new DriverListener(run, TaskContext.get(), stop),
              listeners,
              stop);
      TrainingRun.trial(settings, TrainingRun.prepare(settings, manner.strict()), place, request);
    }
    return RunFile.allIn(place);
  }
}
