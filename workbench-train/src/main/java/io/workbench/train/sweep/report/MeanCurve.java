package io.workbench.train.sweep.report;

import io.workbench.train.sweep.journal.SeedRecord;
import io.workbench.train.sweep.journal.TrialRecord;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The learning curve of a trial as it is drawn. */
public final class MeanCurve {
  private static final MathContext DIGITS = new MathContext(5);

  private MeanCurve() {}

  /** Validation RMSE by epoch in price units, the mean over the seeds that ran the epoch. */
  public static List<@Nullable Double> of(TrialRecord trial) {
    return of(trial.seeds().stream().map(SeedRecord::curve).toList());
  }

  /** The mean over curves of different lengths, five digits of it. */
  public static List<@Nullable Double> of(List<List<@Nullable Double>> curves) {
    int epochs = curves.stream().mapToInt(List::size).max().orElse(0);
    List<@Nullable Double> means = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      means.add(mean(curves, epoch));
    }
    return means;
  }

  private static @Nullable Double mean(List<List<@Nullable Double>> curves, int epoch) {
    double sum = 0;
    int count = 0;
    for (List<@Nullable Double> curve : curves) {
      Double loss = epoch < curve.size() ? curve.get(epoch) : null;
      if (loss != null) {
        sum += loss;
        count++;
      }
    }
    return count == 0
        ? null
        : Double.valueOf(new BigDecimal(sum / count).round(DIGITS).doubleValue());
  }
}
