package io.workbench.ui.page;

import io.workbench.train.run.RecordJson;
import io.workbench.train.sweep.EpochLine;
import io.workbench.train.sweep.journal.Journal;
import io.workbench.train.sweep.journal.JournalLine;
import io.workbench.train.sweep.journal.JournalLine.Event;
import io.workbench.train.sweep.journal.JournalLine.Finished;
import io.workbench.train.sweep.journal.JournalLine.Opened;
import io.workbench.train.sweep.journal.JournalLine.Proposed;
import io.workbench.train.sweep.journal.JournalLine.Started;
import io.workbench.train.sweep.journal.SeedRecord;
import io.workbench.train.sweep.journal.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The folder of a sweep that some other process works on, line by line. */
final class SampleSweepFolder {
  private static final String YAML =
      """
      name: sample
      base:
        data: {source: synthetic, days: 1, seed: 7}
        model: {kind: gru, hiddenSize: 4, layers: 1, dropout: 0.1}
        training: {epochs: 4}
      search: {method: random, trials: 6, seed: 3}
      parameters:
        model.hiddenSize: {int: [2, 8]}
      """;

  private final Path path;

  SampleSweepFolder(Path path) throws IOException {
    this.path = Files.createDirectories(path);
    Files.writeString(path.resolve("sweep.yaml"), YAML);
  }

  Path path() {
    return path;
  }

  SampleSweepFolder opened() throws IOException {
    return add(new Opened(Journal.FORMAT_VERSION, Map.of(), "", "sweep sample.yaml"));
  }

  SampleSweepFolder started(int trial) throws IOException {
    Map<String, Object> parameters = Map.of("model.hiddenSize", 2L + trial);
    add(new Proposed(trial, false, parameters, new double[] {0.5}, List.of()));
    return add(new Started(trial, 1));
  }

  SampleSweepFolder complete(int trial, double... curve) throws IOException {
    double objective = curve[curve.length - 1];
    SeedRecord seed =
        new SeedRecord(
            42,
            "trials/" + trial,
            objective,
            Arrays.stream(curve).boxed().toList(),
            curve.length,
            curve.length,
            null,
            null,
            null,
            null,
            1.5,
            null);
    return add(new Finished(trial, TrialState.COMPLETE, null, List.of(seed), 1.5));
  }

  SampleSweepFolder epoch(int trial, int epoch, double rmse) throws IOException {
    return append("epochs.jsonl", RecordJson.line(new EpochLine(trial, 0, epoch, 4, rmse)));
  }

  SampleSweepFolder add(Event event) throws IOException {
    return append("journal.jsonl", RecordJson.line(JournalLine.of(Instant.now(), event)));
  }

  SampleSweepFolder append(String file, String line) throws IOException {
    Files.writeString(
        path.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return this;
  }
}
