package io.workbench.train.sweep;

import io.workbench.train.run.SweepFolder;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.spec.SweepSpecs;
import io.workbench.train.sweep.JournalLine.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as its folder tells it at one moment, while it runs, also in another process, or later.
 *
 * @param spec as {@code sweep.yaml} has it now
 * @param trials by number
 * @param startedAt when its journal was opened; absent before that
 * @param lastEventAt time of the journal's last event
 * @param ended why the last process that worked on it stopped, in words; absent while one works, or
 *     when it was killed
 */
public record SweepSnapshot(
    SweepSpec spec,
    List<TrialRecord> trials,
    @Nullable Instant startedAt,
    @Nullable Instant lastEventAt,
    @Nullable String ended) {

  /**
   * Reads a sweep's folder; nothing in it is touched.
   *
   * @throws io.workbench.data.InputException when its files are missing, broken or newer than this
   *     code
   */
  public static SweepSnapshot read(Path folder) {
    SweepSpec spec = SweepSpecs.read(folder.resolve(SweepFolder.SPEC), List.of());
    Path file = folder.resolve(SweepFolder.JOURNAL);
    if (!Files.exists(file)) {
      return new SweepSnapshot(spec, List.of(), null, null, null);
    }
    List<JournalLine> lines = JournalReader.read(file).lines();
    Trials trials = new Trials();
    for (int index = 0; index < lines.size(); index++) {
      trials.replay(lines.get(index), file + ":" + (index + 1));
    }
    JournalLine last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
    return new SweepSnapshot(
        spec,
        trials.all(),
        lines.isEmpty() ? null : lines.get(0).at(),
        last == null ? null : last.at(),
        last != null && last.event() instanceof Ended end ? end.reason() : null);
  }

  /** How many trials are in a state. */
  public int count(TrialState state) {
    return (int) trials.stream().filter(trial -> trial.state() == state).count();
  }
}
