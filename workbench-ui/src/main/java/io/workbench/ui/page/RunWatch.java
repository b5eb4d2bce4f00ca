package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.RecordJson;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.TestForecasts;
import io.workbench.ui.page.ResultItem.Kind;
import io.workbench.ui.serve.EventStream;
import io.workbench.ui.serve.TrainingSession;
import io.workbench.ui.serve.TrainingSessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run, followed through its files, whichever process trains it: {@code epochs} are further
 * ones, {@code item} what has become of the run; when that says that it has ended, a page takes
 * another view.
 */
final class RunWatch implements Watched {
  private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
  private static final int KEPT_EVENTS = 1_000;

  /** Of a run of many epochs a second, what one look finds is said at once. */
  private static final int MOST_EPOCHS_AN_EVENT = 100;

  /** Epochs that a page had not seen, in order. */
  record Epochs(List<EpochRecord> epochs) {}

  private final ResultPaths paths;
  private final String id;
  private final TrainingSessions training;
  private final EventStream stream = new EventStream(KEPT_EVENTS);
  private @Nullable ResultItem item;
  private @Nullable HistoryFile history;
  private @Nullable SpecFile spec;

  RunWatch(ResultPaths paths, String id, TrainingSessions training) {
    this.paths = paths;
    this.id = id;
    this.training = training;
  }

  @Override
  public EventStream stream() {
    return stream;
  }

  /** A run that was deleted stays as it was last seen. */
  @Override
  public synchronized void refresh() {
    try {
      update(paths.folder(id));
    } catch (InputException gone) {
      tell(ResultItem.unreadable(id, Kind.RUN, String.valueOf(gone.getMessage())));
    }
  }

  /** The first look publishes no epoch: no page can have seen any before. */
  private RunItems.Read update(Path folder) {
    RunItems.Read read = RunItems.readWhole(id, folder, spec(folder), Instant.now());
    ResultItem now = read.item();
    if (history == null) {
      history = new HistoryFile(folder.resolve(RunFolder.HISTORY));
      history.look();
    } else if (now.state() != ResultState.UNREADABLE) {
      publish(history.look());
    }
    tell(now);
    return read;
  }

  private void publish(List<EpochRecord> added) {
    for (int from = 0; from < added.size(); from += MOST_EPOCHS_AN_EVENT) {
      int to = Math.min(added.size(), from + MOST_EPOCHS_AN_EVENT);
      stream.publish("epochs", RecordJson.line(new Epochs(added.subList(from, to))));
    }
  }

  private SpecFile spec(Path folder) {
    SpecFile known = spec == null ? new SpecFile(folder) : spec;
    spec = known;
    return known;
  }

  private void tell(ResultItem now) {
    if (!now.equals(item)) {
      item = now;
      stream.publish("item", RecordJson.line(now));
      if (now.state() == ResultState.UNREADABLE) {
        LOG.warn("{}: {}", id, now.note());
      }
    }
  }

  /** The run as it is now. */
  synchronized RunView view() {
    Path folder = paths.folder(id);
    if (!RunFolder.isRun(folder)) {
      throw new InputException("\"" + id + "\" is not a run's folder.");
    }
    RunItems.Read read = update(folder);
    RunResult result = read.result();
    return new RunView(
        stream.position(),
        read.item(),
        session(),
        result == null ? planned(folder, read.item()) : RunFacts.of(result),
        result == null ? List.of() : RunFacts.scores(result),
        result == null || result.skill() == null ? null : result.skill().verdict(),
        history == null ? List.of() : history.shown(),
        result == null ? null : result.training().bestEpoch(),
        result == null ? List.of() : RunFacts.instruments(result),
        RunPictures.in(folder),
        Files.isRegularFile(folder.resolve(TestForecasts.FILE)));
  }

  private List<RunView.Fact> planned(Path folder, ResultItem now) {
    return now.state() == ResultState.UNREADABLE ? List.of() : RunFacts.of(spec(folder).read());
  }

  private @Nullable String session() {
    for (TrainingSession session : training.all()) {
      if (session.run().equals(id)) {
        return session.id();
      }
    }
    return null;
  }
}
