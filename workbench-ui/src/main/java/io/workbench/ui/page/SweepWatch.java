package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import io.workbench.train.run.RecordJson;
import io.workbench.train.run.SweepFolder;
import io.workbench.train.sweep.EpochLine;
import io.workbench.train.sweep.StopRequests;
import io.workbench.train.sweep.SweepFollower;
import io.workbench.train.sweep.SweepSnapshot;
import io.workbench.train.sweep.TrialRecord;
import io.workbench.train.sweep.report.Importance;
import io.workbench.train.sweep.report.MeanCurve;
import io.workbench.train.sweep.report.SweepFacts;
import io.workbench.ui.page.SweepView.Change;
import io.workbench.ui.page.SweepView.Curve;
import io.workbench.ui.page.SweepView.Facts;
import io.workbench.ui.page.SweepView.Point;
import io.workbench.ui.page.SweepView.Progress;
import io.workbench.ui.page.SweepView.Trial;
import io.workbench.ui.serve.EventStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
  private SweepImportance importance = new SweepImportance();
  private final SweepVerdict verdict;
  private final LiveCurves live = new LiveCurves();
  private final Map<Integer, Curve> ended = new TreeMap<>();
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
      paths.folder(id);
      update(follower.look());
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
      paths.folder(id);
      update(follower.look());
    } catch (InputException broken) {
      tell(broken);
      throw broken;
    }
    SweepSnapshot now = Objects.requireNonNull(sweep);
    Facts shown = Objects.requireNonNull(facts);
    Map<Integer, Curve> curves = new LinkedHashMap<>(ended);
    List<Progress> progress = new ArrayList<>();
    for (TrialRecord trial : now.trials()) {
      Curve curve = ThinCurve.of(live.curve(trial.number()));
      Progress far = live.progress(trial.number());
      if (!curve.losses().isEmpty() && far != null) {
        curves.put(trial.number(), curve);
        progress.add(far);
      }
    }
    return new SweepView(
        stream.position(),
        Instant.now(),
        sweepFacts(now).parameters(),
        new Change(
            elapsed(shown.live()),
            shown,
            trials.all(),
            List.copyOf(curves.values()),
            null,
            progress,
            importance.last()));
  }

  private void update(SweepSnapshot now) {
    if (trials.isBehind(now)) {
      startOver();
      return;
    }
    SweepSnapshot before = sweep;
    sweep = now;
    boolean alive = SweepItems.isWorkedOn(now, folder, Instant.now());
    StopRequests requests = new StopRequests(folder);
    List<Trial> changed = trials.update(now, alive, alive ? asked(requests) : Set.of());
    List<Curve> curves = before == now ? new ArrayList<>() : endedCurves(now, before);
    Set<Integer> advanced = new TreeSet<>();
    List<Point> points = points(now, curves, advanced);
    List<Progress> progress = new ArrayList<>();
    advanced.forEach(trial -> addIfPresent(live.progress(trial), progress));
    verdict.look();
    Facts facts = facts(now, alive, alive && requests.isSweepAsked());
    Importance newest =
        importance.update(sweepFacts(now).parameters(), now, facts.live(), verdict.leaderboard());
    Change change =
        new Change(
            elapsed(alive),
            facts.equals(this.facts) ? null : facts,
            orNull(changed),
            orNull(curves),
            orNull(points),
            orNull(progress),
            newest);
    this.facts = facts;
    publish(change);
  }

  private static <T> void addIfPresent(@Nullable T value, List<T> to) {
    if (value != null) {
      to.add(value);
    }
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

  private void startOver() {
    follower = new SweepFollower(folder);
    trials = new SweepTrials(id, folder);
    importance = new SweepImportance();
    live.clear();
    ended.clear();
    sweep = null;
    update(follower.look());
    stream.publish("reload", "{}");
  }

  /** Of trials whose results have come into the journal. */
  private List<Curve> endedCurves(SweepSnapshot now, @Nullable SweepSnapshot before) {
    List<Curve> curves = new ArrayList<>();
    for (TrialRecord trial : now.trials()) {
      int number = trial.number();
      boolean known =
          before != null && number < before.trials().size() && before.trials().get(number) == trial;
      if (!known && !trial.seeds().isEmpty()) {
        Curve curve = ThinCurve.of(new Curve(number, MeanCurve.of(trial)));
        live.forget(number);
        ended.put(number, curve);
        curves.add(curve);
      } else if (!known) {
        ended.remove(number);
      }
    }
    return curves;
  }

  /** What running trials have gained. */
  private List<Point> points(SweepSnapshot now, List<Curve> curves, Set<Integer> advanced) {
    Map<Long, Point> points = new LinkedHashMap<>();
    try {
      SweepFollower.Epochs epochs = follower.epochs();
      if (epochs.anew()) {
        for (int trial : live.clear()) {
          curves.add(new Curve(trial, List.of()));
        }
      }
      for (EpochLine line : epochs.lines()) {
        if (!ended.containsKey(line.trial()) && LiveCurves.isPossible(line, now)) {
          points.put(((long) line.trial() << 32) + line.epoch(), live.add(line));
          advanced.add(line.trial());
        }
      }
      if (epochs.problem() != null) {
        tell(epochs.problem());
      }
    } catch (InputException broken) {
      tell(broken);
    }
    return List.copyOf(points.values());
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
