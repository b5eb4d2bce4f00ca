package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.RunResult.Status;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Runs as items of a list. */
final class RunItems {
  private RunItems() {}

  /** The run in a folder; one whose files are broken says so. */
  static ResultItem read(String id, Path folder, Instant now) {
    try {
      List<EpochRecord> history = RunFolder.history(folder);
      boolean running = RunFolder.isRunning(folder, history, now);
      Path result = folder.resolve(RunFolder.RESULT);
      return !running && Files.exists(result)
          ? ended(id, folder, ResultJson.read(result))
          : unfinished(id, folder, history, running);
    } catch (InputException broken) {
      return ResultItem.unreadable(id, "run", String.valueOf(broken.getMessage()));
    }
  }

  private static ResultItem unfinished(
      String id, Path folder, List<EpochRecord> history, boolean running) {
    RunSpec spec = RunSpecs.read(folder.resolve(RunFolder.SPEC), List.of());
    Double loss = history.isEmpty() ? null : history.get(history.size() - 1).validationLoss();
    return new ResultItem(
        id,
        "run",
        spec.name(),
        running ? "running" : "interrupted",
        spec.model().kind(),
        RunFolder.modified(folder.resolve(RunFolder.SPEC)),
        RunFolder.lastSign(folder),
        history.size(),
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
        "run",
        run.name(),
        run.status().name().toLowerCase(Locale.ROOT),
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

  private static String goOn(Path folder) {
    return "Go on with: ./workbench train --resume " + folder;
  }
}
