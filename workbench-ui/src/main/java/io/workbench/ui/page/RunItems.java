package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.RunResult.Status;
import io.workbench.train.run.SweepFolder;
import io.workbench.train.spec.RunSpec;
import io.workbench.ui.call.Program;
import io.workbench.ui.page.ResultItem.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Runs as items of a list. */
final class RunItems {
  private RunItems() {}

  /**
   * A run, and what its item was made of.
   *
   * @param result absent while it trains, and where there is none that can be read
   */
  record Read(ResultItem item, @Nullable RunResult result) {}

  /** The run in a folder; one whose files are broken says so. */
  static ResultItem read(String id, Path folder, Instant now) {
    return readWhole(id, folder, new SpecFile(folder), now).item();
  }

  /** The same with its result, which is read once for all that a page shows of it. */
  static Read readWhole(String id, Path folder, SpecFile spec, Instant now) {
    try {
      EpochRecord last = HistoryFile.last(folder.resolve(RunFolder.HISTORY));
      boolean running = RunFolder.isRunning(folder, last, now);
      Path result = folder.resolve(RunFolder.RESULT);
      if (running || !Files.exists(result)) {
        return new Read(unfinished(id, folder, spec.read(), last, running), null);
      }
      RunResult read = ResultJson.read(result);
      return new Read(ended(id, folder, read), read);
    } catch (InputException broken) {
      return new Read(
          ResultItem.unreadable(id, Kind.RUN, String.valueOf(broken.getMessage())), null);
    }
  }

  private static ResultItem unfinished(
      String id, Path folder, RunSpec spec, @Nullable EpochRecord last, boolean running) {
    Double loss = last == null ? null : last.validationLoss();
    return new ResultItem(
        id,
        Kind.RUN,
        spec.name(),
        running ? ResultState.RUNNING : ResultState.INTERRUPTED,
        spec.model().kind(),
        RunFolder.modified(folder.resolve(RunFolder.SPEC)),
        RunFolder.lastSign(folder),
        last == null ? 0 : last.epoch(),
        spec.training().epochs(),
        loss == null ? null : "validation loss",
        loss,
        null,
        running ? null : "It ended without a result: its process was killed. " + goOn(folder));
  }

  private static ResultItem ended(String id, Path folder, RunResult result) {
    RunResult.Run run = result.run();
    Metrics test = result.metrics().test();
    return new ResultItem(
        id,
        Kind.RUN,
        run.name(),
        ResultState.of(run.status()),
        result.model().kind(),
        run.startedAt(),
        run.finishedAt(),
        result.training().epochs(),
        null,
        test == null ? null : "test RMSE",
        test == null ? null : test.rmse(),
        result.skill() == null ? null : result.skill().rmseVsPersistence(),
        run.status() == Status.INTERRUPTED && run.failure() == null ? goOn(folder) : run.failure());
  }

  /** How an interrupted run goes on; a trial does with its sweep. */
  static String goOn(Path folder) {
    Path sweep = SweepFolder.around(folder);
    return "Go on with: "
        + (sweep == null ? Program.resumeRun(folder) : Program.resumeSweep(sweep, ""));
  }
}
