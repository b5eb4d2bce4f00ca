package io.workbench.ui.cli;

import io.workbench.train.run.RecordJson;
import io.workbench.train.sweep.EpochLine;
import io.workbench.train.sweep.journal.JournalLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A sweep whose trials all run at once, as far as its files tell. */
final class StreamingSweep {
  private static final String RUN =
      """
      name: soak
      data: {source: synthetic}
      model: {kind: gru}
      training: {epochs: 100000, patience: 100000}
      """;
  private static final String SWEEP =
      """
      name: soak
      base:
        data: {source: synthetic}
        training: {epochs: 100000, patience: 100000}
      objective: {metric: validation.rmse, goal: minimize}
      search: {method: random, trials: %d, seed: 1}
      parameters:
        training.learningRate: {real: [1.0e-3, 1.0e-2], log: true}
      """;

  private final Path folder;
  private final int trials;
  private int epoch;

  StreamingSweep(Path folder, int trials) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.trials = trials;
    Files.writeString(folder.resolve("sweep.yaml"), SWEEP.replace("%d", Integer.toString(trials)));
    append(new JournalLine.Opened(1, Map.of(), "0".repeat(64), "sweep soak.yaml"));
    for (int trial = 0; trial < trials; trial++) {
      Path run = Files.createDirectories(run(trial));
      Files.writeString(run.resolve("spec.yaml"), RUN);
      double rate = 0.001 + 0.00001 * trial;
      append(
          new JournalLine.Proposed(
              trial,
              false,
              Map.of("training.learningRate", rate),
              new double[] {trial / (double) trials},
              List.of()));
      append(new JournalLine.Started(trial, 1));
    }
  }

  private Path run(int trial) {
    return folder.resolve("trials").resolve(Integer.toString(trial));
  }

  /** One more epoch of every trial; now and then an attempt is lost and begun again. */
  void step() throws IOException {
    epoch++;
    StringBuilder epochs = new StringBuilder();
    for (int trial = 0; trial < trials; trial++) {
      String line =
          String.format(
              Locale.ROOT,
              "{\"epoch\":%d,\"trainLoss\":%.6f,\"validationLoss\":%.6f,\"learningRate\":0.001,\"seconds\":0.5}\n",
              epoch,
              1 + 1.0 / (epoch + trial),
              1 + 1.2 / (epoch + trial));
      Files.writeString(
          run(trial).resolve("history.jsonl"),
          line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      EpochLine seen = new EpochLine(trial, 0, epoch, 100_000, 0.05 + 0.06 / (epoch + trial));
      epochs.append(RecordJson.line(seen)).append('\n');
    }
    Files.writeString(
        folder.resolve("epochs.jsonl"),
        epochs,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    int lost = epoch % trials;
    append(new JournalLine.Lost(lost, "soak."));
    append(new JournalLine.Started(lost, epoch / trials + 2));
  }

  private void append(JournalLine.Event event) throws IOException {
    Files.writeString(
        folder.resolve("journal.jsonl"),
        RecordJson.line(JournalLine.of(Instant.now(), event)) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
