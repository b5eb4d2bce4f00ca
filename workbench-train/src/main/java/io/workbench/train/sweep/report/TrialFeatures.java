package io.workbench.train.sweep.report;

import io.workbench.train.sweep.report.Importance.ScoredTrial;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Trials as numbers: a numeric setting is one column from 0 to 1 between its smallest and largest
 * tried value, on its logarithmic scale where it has one, and −1 where it is inactive; a choice is
 * one column of 0 and 1 for each value that was tried, and one for inactive.
 *
 * @param parameters keys of the settings that differ between trials
 * @param columns {@code [parameters]}: each one's columns, from and to before
 * @param rows {@code [trials][columns]}
 */
record TrialFeatures(List<String> parameters, List<int[]> columns, double[][] rows) {
  private static final double INACTIVE = -1;

  static TrialFeatures of(List<SweepParameter> parameters, List<ScoredTrial> trials) {
    List<String> keys = new ArrayList<>();
    List<int[]> ranges = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    for (SweepParameter parameter : parameters) {
      List<double[]> own = isNumeric(parameter, trials) ? List.of() : oneHot(parameter, trials);
      if (isNumeric(parameter, trials)) {
        own = List.of(unit(parameter, trials));
      }
      if (own.stream().anyMatch(TrialFeatures::varies)) {
        keys.add(parameter.key());
        ranges.add(new int[] {columns.size(), columns.size() + own.size()});
        columns.addAll(own);
      }
    }
    double[][] rows = new double[trials.size()][columns.size()];
    for (int trial = 0; trial < rows.length; trial++) {
      for (int column = 0; column < columns.size(); column++) {
        rows[trial][column] = columns.get(column)[trial];
      }
    }
    return new TrialFeatures(keys, ranges, rows);
  }

  /** Enqueued trials can put text where the search has numbers; then it is a choice. */
  private static boolean isNumeric(SweepParameter parameter, List<ScoredTrial> trials) {
    return !parameter.isChoice()
        && trials.stream()
            .map(trial -> trial.values().get(parameter.key()))
            .allMatch(value -> value == null || value instanceof Number);
  }

  private static double[] unit(SweepParameter parameter, List<ScoredTrial> trials) {
    double[] column = new double[trials.size()];
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int trial = 0; trial < column.length; trial++) {
      column[trial] = number(parameter, trials.get(trial).values().get(parameter.key()));
      if (!Double.isNaN(column[trial])) {
        low = Math.min(low, column[trial]);
        high = Math.max(high, column[trial]);
      }
    }
    for (int trial = 0; trial < column.length; trial++) {
      double place = high > low ? (column[trial] - low) / (high - low) : 0;
      column[trial] = Double.isNaN(column[trial]) ? INACTIVE : place;
    }
    return column;
  }

  private static double number(SweepParameter parameter, @Nullable Object value) {
    if (!(value instanceof Number number)) {
      return Double.NaN;
    }
    double plain = number.doubleValue();
    return parameter.log() && plain > 0 ? Math.log(plain) : plain;
  }

  private static List<double[]> oneHot(SweepParameter parameter, List<ScoredTrial> trials) {
    Set<String> values = new LinkedHashSet<>();
    parameter.choices().forEach(choice -> values.add(choice.toString()));
    trials.forEach(trial -> values.add(String.valueOf(trial.values().get(parameter.key()))));
    List<double[]> columns = new ArrayList<>();
    for (String value : values) {
      double[] column = new double[trials.size()];
      for (int trial = 0; trial < column.length; trial++) {
        Object chosen = trials.get(trial).values().get(parameter.key());
        column[trial] = String.valueOf(chosen).equals(value) ? 1 : 0;
      }
      if (varies(column)) {
        columns.add(column);
      }
    }
    return columns;
  }

  private static boolean varies(double[] column) {
    for (double value : column) {
      if (value != column[0]) {
        return true;
      }
    }
    return false;
  }
}
