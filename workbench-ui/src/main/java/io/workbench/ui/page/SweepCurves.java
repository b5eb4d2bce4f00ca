package io.workbench.ui.page;

import io.workbench.train.sweep.EpochLine;
import io.workbench.train.sweep.SweepFollower;
import io.workbench.train.sweep.SweepSnapshot;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.report.MeanCurve;
import io.workbench.ui.page.SweepView.Curve;
import io.workbench.ui.page.SweepView.Point;
import io.workbench.ui.page.SweepView.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The learning curves of a sweep's trials, of which a look gives what they have gained. */
final class SweepCurves {
  /**
   * What a look has found.
   *
   * @param curves whole ones, which replace what was known of their trials
   * @param points of running trials
   * @param progress of the trials that have points
   */
  record Gained(List<Curve> curves, List<Point> points, List<Progress> progress) {}

  private final LiveCurves live = new LiveCurves();
  private final Map<Integer, Curve> ended = new TreeMap<>();

  /**
   * Takes in what the files say now.
   *
   * @param before the sweep at the last look
   * @param epochs since then; absent where they cannot be read
   */
  Gained look(
      SweepSnapshot now, @Nullable SweepSnapshot before, SweepFollower.@Nullable Epochs epochs) {
    List<Curve> curves = before == now ? new ArrayList<>() : endedCurves(now, before);
    Map<Long, Point> points = new LinkedHashMap<>();
    Set<Integer> advanced = new TreeSet<>();
    if (epochs != null) {
      if (epochs.anew()) {
        live.clear().forEach(trial -> curves.add(new Curve(trial, List.of())));
      }
      for (EpochLine line : epochs.lines()) {
        if (!ended.containsKey(line.trial()) && LiveCurves.isPossible(line, now)) {
          points.put(((long) line.trial() << 32) + line.epoch(), live.add(line));
          advanced.add(line.trial());
        }
      }
    }
    List<Progress> progress = new ArrayList<>();
    for (int trial : advanced) {
      Progress far = live.progress(trial);
      if (far != null) {
        progress.add(far);
      }
    }
    return new Gained(curves, List.copyOf(points.values()), progress);
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

  /** All that is known, with how far the trials are that run. */
  Gained all(SweepSnapshot now) {
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
    return new Gained(List.copyOf(curves.values()), List.of(), progress);
  }
}
