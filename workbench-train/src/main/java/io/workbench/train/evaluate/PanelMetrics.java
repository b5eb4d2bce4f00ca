package io.workbench.train.evaluate;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metrics over the windows of several instruments together. Every window counts the same, whichever
 * instrument it is of, so a dear or a long series weighs more; what a price's level would make
 * meaningless is taken by instrument: {@code mase} is the mean of each window's error over its own
 * instrument's mean change, and {@code r2} compares with each instrument's own mean.
 */
public final class PanelMetrics {
  private PanelMetrics() {}

  /**
   * One instrument's windows, all arrays {@code [windows]} and finite.
   *
   * @param actual prices that came
   * @param forecast prices that were foretold
   * @param last prices known at the end of each window
   * @param naiveScale {@link Metrics#naiveScale} of the instrument's train part
   */
  public record Scored(double[] actual, double[] forecast, double[] last, double naiveScale) {
    /** The instrument's own metrics. */
    public Metrics metrics() {
      return Metrics.of(actual, forecast, last, naiveScale);
    }
  }

  /** The metrics of at least one instrument; of one alone they are its own. */
  public static Metrics of(List<Scored> instruments) {
    List<Metrics> each = instruments.stream().map(Scored::metrics).toList();
    if (each.size() == 1) {
      return each.get(0);
    }
    Metrics together =
        Metrics.of(
            joined(instruments.stream().map(Scored::actual).toList()),
            joined(instruments.stream().map(Scored::forecast).toList()),
            joined(instruments.stream().map(Scored::last).toList()),
            0);
    return new Metrics(
        together.n(),
        together.mse(),
        together.rmse(),
        together.mae(),
        together.mape(),
        together.smape(),
        scaledError(each),
        determination(instruments),
        together.directionalAccuracy());
  }

  private static @Nullable Double scaledError(List<Metrics> each) {
    double sum = 0;
    long windows = 0;
    for (Metrics metrics : each) {
      if (metrics.mase() == null) {
        return null;
      }
      sum += metrics.mase() * metrics.n();
      windows += metrics.n();
    }
    return sum / windows;
  }

  /** 1 − Σ(actual − forecast)² / Σ(actual − the instrument's mean actual)². */
  private static @Nullable Double determination(List<Scored> instruments) {
    double errors = 0;
    double variation = 0;
    for (Scored one : instruments) {
      double mean = Arrays.stream(one.actual()).average().orElseThrow();
      boolean constant = true;
      double squares = 0;
      for (int window = 0; window < one.actual().length; window++) {
        double error = one.actual()[window] - one.forecast()[window];
        double deviation = one.actual()[window] - mean;
        errors += error * error;
        squares += deviation * deviation;
        constant &= one.actual()[window] == one.actual()[0];
      }
      // The rounding of the mean would give a constant a variance.
      variation += constant ? 0 : squares;
    }
    return variation == 0 ? null : Double.valueOf(1 - errors / variation);
  }

  private static double[] joined(List<double[]> arrays) {
    return arrays.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
