package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import io.workbench.train.run.RecordJson;
import io.workbench.train.run.SweepFolder;
import io.workbench.train.sweep.StopRequests;
import io.workbench.train.sweep.SweepFollower;
import io.workbench.train.sweep.SweepSnapshot;
import io.workbench.train.sweep.report.Importance;
import io.workbench.train.sweep.report.SweepFacts;
import io.workbench.ui.page.SweepView.Change;
import io.workbench.ui.page.SweepView.Facts;
import io.workbench.ui.page.SweepView.Trial;
import io.workbench.ui.serve.EventStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sweep, followed through its files, whichever process works on it: {@code change} holds all
 * that has changed since the last look. When the folder has become another sweep's, {@code reload}
 * asks for another view.
 */
final class SweepWatch implements Watched {
  private static final Logger LOG = LoggerFactory.getLogger(SweepWatch.class);

  /** A minute of looks; whoever was away for longer takes another view. */
  private static final int KEPT_EVENTS = 120;

  private final ResultPaths paths;
  private final String id;
  private final Path folder;
  private final EventStream stream = new EventStream(KEPT_EVENTS);
  private final SweepVerdict verdict;
  private SweepImportance importance = new SweepImportance();
  private SweepCurves curves = new SweepCurves();
  private SweepFollower follower;
  private SweepTrials trials;
  private @Nullable SweepSnapshot sweep;
  private @Nullable Facts facts;
  private @Nullable String problem;
  private @Nullable String unasked;

  SweepWatch(ResultPaths paths, String id) {
    this.paths = paths;
    this.id = id;
    folder = paths.folder(id);
    verdict = new SweepVerdict(folder);
    follower = new SweepFollower(folder);
    trials = new SweepTrials(id, folder);
  }

  @Override
  public EventStream stream() {
    return stream;
  }

  /** A sweep that was deleted or broken stays as it was last seen, with a sentence. */
  @Override
  public synchronized void refresh() {
    try {
      look();
    } catch (InputException broken) {
      tell(broken);
      Facts last = facts;
      if (last != null && last.state() != ResultState.UNREADABLE) {
        publish(new Change(elapsed(false), unreadable(last), null, null, null, null, null));
      }
    }
  }

  /** All as it is now. */
  synchronized SweepView view() {
    try {
      look();
    } catch (InputException broken) {
      tell(broken);
      throw broken;
    }
    SweepSnapshot now = Objects.requireNonNull(sweep);
    Facts shown = Objects.requireNonNull(facts);
    SweepCurves.Gained all = curves.all(now);
    return new SweepView(
        stream.position(),
        Instant.now(),
        sweepFacts(now).parameters(),
        new Change(
            elapsed(shown.live()),
            shown,
            trials.all(),
            all.curves(),
            null,
            all.progress(),
            importance.last()));
  }

  /** A journal that has fewer trials than were shown is another sweep's. */
  private void look() {
    paths.folder(id);
    SweepSnapshot now = follower.look();
    boolean another = trials.isBehind(now);
    if (another) {
      forget();
      now = follower.look();
    }
    update(now);
    if (another) {
      stream.publish("reload", "{}");
    }
  }

  private void forget() {
    follower = new SweepFollower(folder);
    trials = new SweepTrials(id, folder);
    importance = new SweepImportance();
    curves = new SweepCurves();
    sweep = null;
  }

  private void update(SweepSnapshot now) {
    SweepSnapshot before = sweep;
    sweep = now;
    boolean alive = SweepItems.isWorkedOn(now, folder, Instant.now());
    StopRequests requests = new StopRequests(folder);
    List<Trial> changed = trials.update(now, alive, alive ? asked(requests) : Set.of());
    SweepCurves.Gained gained = curves.look(now, before, epochs());
    verdict.look();
    Facts told = facts(now, alive, alive && requests.isSweepAsked());
    Importance newest =
        importance.update(sweepFacts(now).parameters(), now, told.live(), verdict.leaderboard());
    publish(
        new Change(
            elapsed(alive),
            told.equals(facts) ? null : told,
            orNull(changed),
            orNull(gained.curves()),
            orNull(gained.points()),
            orNull(gained.progress()),
            newest));
  }

  private static <T> @Nullable List<T> orNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }

  private Set<Integer> asked(StopRequests requests) {
    try {
      Set<Integer> asked = requests.trials();
      unasked = null;
      return asked;
    } catch (OutputException unreadable) {
      String sentence = String.valueOf(unreadable.getMessage());
      if (!sentence.equals(unasked)) {
        LOG.warn("{}", sentence);
      }
      unasked = sentence;
      return Set.of();
    }
  }

  private void publish(Change change) {
    if (!change.isEmpty()) {
      facts = change.facts() == null ? facts : change.facts();
      stream.publish("change", RecordJson.line(change));
    }
  }

  /** What the running trials have told since the last look; absent where it cannot be read. */
  private SweepFollower.@Nullable Epochs epochs() {
    try {
      SweepFollower.Epochs epochs = follower.epochs();
      if (epochs.problem() != null) {
        tell(epochs.problem());
      }
      return epochs;
    } catch (InputException broken) {
      tell(broken);
      return null;
    }
  }

  /** A process that was killed worked at least until the last epoch that it told of. */
  private double elapsed(boolean alive) {
    SweepSnapshot now = sweep;
    if (now == null) {
      return 0;
    }
    Instant last = now.lastEventAt();
    Instant until = alive ? Instant.now() : RunFolder.modified(folder.resolve(SweepFolder.EPOCHS));
    Duration since =
        last != null && now.end() == null && until.isAfter(last)
            ? Duration.between(last, until)
            : Duration.ZERO;
    return now.used().plus(since).toMillis() / 1e3;
  }

  private static SweepFacts sweepFacts(SweepSnapshot now) {
    Instant start = now.startedAt() == null ? Instant.EPOCH : now.startedAt();
    return SweepFacts.of(now.spec(), now.most(), start, 0);
  }

  private Facts facts(SweepSnapshot now, boolean alive, boolean stopping) {
    return SweepPageFacts.of(sweepFacts(now), now, folder, verdict, alive, stopping);
  }

  private Facts unreadable(Facts last) {
    return SweepPageFacts.unreadable(last, String.valueOf(problem));
  }

  /** Says a problem in the log once. */
  private void tell(InputException broken) {
    String sentence = String.valueOf(broken.getMessage());
    if (!sentence.equals(problem)) {
      LOG.warn("{}", sentence);
    }
    problem = sentence;
  }
}
