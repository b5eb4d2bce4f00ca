package io.workbench.data.audit;

import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.LoadedSeries;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Another future: the same series up to a row, and every value after it altered beyond recognition.
 *
 * <p>Numbers are multiplied by 2 to 10, so that no sign changes and prices stay prices; a 0 becomes
 * a number of the column's usual size, and so does what is missing. Times stay, and so do missing
 * prices, since whether a window has a target is no secret that a feature could tell.
 */
final class Alteration {
  private static final double LEAST = 2;
  private static final double MOST = 10;

  private Alteration() {}

  /** Alters every row after {@code lastKept}; equal rows give equal alterations. */
  static LoadedSeries after(LoadedSeries loaded, int lastKept) {
    SnapshotSeries series = loaded.series();
    SplittableRandom random = new SplittableRandom(lastKept);
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : series.columns()) {
      double[] values = series.column(name).clone();
      double size = usualSize(values);
      if (size > 0) {
        alter(values, lastKept + 1, size, random, !name.equals(Column.MID_PRICE));
      }
      columns.put(name, values);
    }
    return new LoadedSeries(
        new SnapshotSeries(series.instrument(), series.timesMillis(), columns),
        loaded.sampling(),
        loaded.facts(),
        loaded.rejectedRows(),
        loaded.rejectedCount(),
        null);
  }

  private static void alter(
      double[] values, int from, double size, SplittableRandom random, boolean fillMissing) {
    for (int row = from; row < values.length; row++) {
      double factor = random.nextDouble(LEAST, MOST);
      if (Double.isNaN(values[row])) {
        values[row] = fillMissing ? size * factor : Double.NaN;
      } else {
        values[row] = values[row] == 0 ? size * factor : values[row] * factor;
      }
    }
  }

  /** Mean size of the values; 1 when all are 0, and 0 when there is none. */
  private static double usualSize(double[] values) {
    double mean =
        Arrays.stream(values).filter(Double::isFinite).map(Math::abs).average().orElse(Double.NaN);
    if (Double.isNaN(mean)) {
      return 0;
    }
    return mean == 0 ? 1 : mean;
  }
}
