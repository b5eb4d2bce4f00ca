package io.workbench.ui.page;

import io.workbench.ui.page.SweepView.Curve;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learning curves with no more points than a page can draw. */
final class ThinCurve {
  static final int MOST_POINTS = 1_000;

  private ThinCurve() {}

  /** Points at equal distances, and the lowest and the last whatever their epochs. */
  static Curve of(Curve curve) {
    List<@Nullable Double> losses = curve.losses();
    if (losses.size() <= MOST_POINTS) {
      return curve;
    }
    int step = 1 + (losses.size() - 1) / MOST_POINTS;
    int lowest = lowest(losses);
    List<@Nullable Double> kept = new ArrayList<>();
    List<Integer> epochs = new ArrayList<>();
    for (int index = 0; index < losses.size(); index++) {
      if (index % step == 0 || index == lowest || index == losses.size() - 1) {
        kept.add(losses.get(index));
        epochs.add(index + 1);
      }
    }
    return new Curve(curve.trial(), kept, epochs);
  }

  private static int lowest(List<@Nullable Double> losses) {
    int lowest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int index = 0; index < losses.size(); index++) {
      Double loss = losses.get(index);
      if (loss != null && loss < least) {
        least = loss;
        lowest = index;
      }
    }
    return lowest;
  }
}
