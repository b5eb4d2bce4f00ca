package io.workbench.ui.page;

import io.workbench.train.sweep.EpochLine;
import io.workbench.train.sweep.SweepSnapshot;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.report.MeanCurve;
import io.workbench.ui.page.SweepView.Curve;
import io.workbench.ui.page.SweepView.Point;
import io.workbench.ui.page.SweepView.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Learning curves of trials that the journal has no results of yet. */
final class LiveCurves {
  /** The longest curve that is shown while its trial runs; a line beyond it is passed over. */
  private static final int MOST_EPOCHS = 1_000_000;

  /** Of one trial: validation RMSE in price units by seed and epoch. */
  private static final class Live {
    private final List<List<@Nullable Double>> seeds = new ArrayList<>();
    private Progress progress = new Progress(0, 0, 0, 0);

    void add(EpochLine line) {
      while (seeds.size() <= line.seedNumber()) {
        seeds.add(new ArrayList<>());
      }
      List<@Nullable Double> curve = seeds.get(line.seedNumber());
      while (curve.size() < line.epoch()) {
        curve.add(null);
      }
      curve.set(line.epoch() - 1, line.rmse());
      progress = new Progress(line.trial(), line.seedNumber(), line.epoch(), line.epochs());
    }

    Point point(int trial, int epoch) {
      List<List<@Nullable Double>> one = new ArrayList<>();
      for (List<@Nullable Double> curve : seeds) {
        one.add(curve.size() < epoch ? List.of() : curve.subList(epoch - 1, epoch));
      }
      return new Point(trial, epoch, MeanCurve.of(one).get(0));
    }
  }

  private final Map<Integer, Live> trials = new TreeMap<>();

  /** Whether a line can be one of a sweep's: a broken one must not make a list of any length. */
  static boolean isPossible(EpochLine line, SweepSnapshot sweep) {
    int known = sweep.trials().size();
    int most = line.trial() < known ? epochs(sweep, sweep.trials().get(line.trial())) : MOST_EPOCHS;
    return line.trial() < Math.max(known, sweep.most())
        && line.seedNumber() < sweep.spec().seeds()
        && line.epoch() <= Math.min(most, MOST_EPOCHS);
  }

  private static int epochs(SweepSnapshot sweep, TrialRecord trial) {
    Object own = trial.parameters().get("training.epochs");
    return own instanceof Number number
        ? number.intValue()
        : sweep.spec().base().training().epochs();
  }

  /** Takes in an epoch; the point that it makes or moves. */
  Point add(EpochLine line) {
    Live live = trials.computeIfAbsent(line.trial(), made -> new Live());
    live.add(line);
    return live.point(line.trial(), line.epoch());
  }

  /** How far a trial is; absent before its first epoch. */
  @Nullable Progress progress(int trial) {
    Live live = trials.get(trial);
    return live == null ? null : live.progress;
  }

  /** A trial's whole curve, which may have no point. */
  Curve curve(int trial) {
    Live live = trials.get(trial);
    return new Curve(trial, live == null ? List.of() : MeanCurve.of(live.seeds));
  }

  /** The journal has a trial's results. */
  void forget(int trial) {
    trials.remove(trial);
  }

  /** Another process works on the sweep; the trials that were known. */
  List<Integer> clear() {
    List<Integer> known = List.copyOf(trials.keySet());
    trials.clear();
    return known;
  }
}
