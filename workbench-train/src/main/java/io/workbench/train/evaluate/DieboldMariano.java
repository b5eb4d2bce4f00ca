package io.workbench.train.evaluate;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Test of equal forecast accuracy after Diebold and Mariano 1995 (Journal of Business and Economic
 * Statistics 13), with the small-sample correction of Harvey, Leybourne and Newbold 1997
 * (International Journal of Forecasting 13).
 *
 * <p>With the loss differential d = (model's error)² − (baseline's error)² over n windows, mean d̄
 * and autocovariances γ₀, γ₁, …, and a horizon of h steps, whose errors overlap h − 1 steps:
 *
 * <pre>
 * variance  = (γ₀ + 2 Σ γₖ for k = 1 … h − 1) / n         rectangular kernel
 * statistic = d̄ / √variance · √((n + 1 − 2h + h(h − 1)/n) / n)
 * </pre>
 *
 * and a two-sided p-value from Student's t with n − 1 degrees of freedom. The rectangular kernel
 * can give a variance that is not positive; then Bartlett's weights 1 − k/h take its place, which
 * cannot be negative.
 *
 * @param statistic negative when the model's squared errors are the smaller; absent when it is
 *     undefined: the loss differential does not vary, or there are too few windows for the horizon
 * @param pValue probability of a statistic at least as far from 0 if both were equally accurate; 1
 *     when the statistic is absent
 */
public record DieboldMariano(@Nullable Double statistic, double pValue) {
  private static final DieboldMariano UNDEFINED = new DieboldMariano(null, 1);

  /**
   * Compares two forecasts of the same windows, consecutive in time.
   *
   * @param modelErrors actual − forecast, {@code [windows]}
   * @param baselineErrors actual − forecast, {@code [windows]}
   * @param horizonSteps at least 1
   */
  public static DieboldMariano of(double[] modelErrors, double[] baselineErrors, int horizonSteps) {
    check(modelErrors, baselineErrors, horizonSteps);
    return ofDifferential(differential(modelErrors, baselineErrors), horizonSteps);
  }

  /**
   * Compares two forecasts of several instruments. The loss differentials of one instant are added
   * up before the test, as the instruments of a market err together and are no independent evidence
   * (Timmermann and Zhu 2019, Comparing Forecasting Performance with Panel Data).
   *
   * @param timesMillis times that are forecast, not decreasing, {@code [windows]}
   * @param modelErrors actual − forecast, {@code [windows]}
   * @param baselineErrors actual − forecast, {@code [windows]}
   * @param horizonSteps at least 1
   */
  public static DieboldMariano ofPanel(
      long[] timesMillis, double[] modelErrors, double[] baselineErrors, int horizonSteps) {
    check(modelErrors, baselineErrors, horizonSteps);
    Checks.notDecreasing("timesMillis", timesMillis, modelErrors.length);
    double[] differential = differential(modelErrors, baselineErrors);
    int instants = 0;
    for (int window = 0; window < timesMillis.length; window++) {
      if (window == 0 || timesMillis[window] != timesMillis[window - 1]) {
        differential[instants++] = differential[window];
      } else {
        differential[instants - 1] += differential[window];
      }
    }
    return ofDifferential(Arrays.copyOf(differential, instants), horizonSteps);
  }

  private static void check(double[] modelErrors, double[] baselineErrors, int horizonSteps) {
    Checks.sameLength("baselineErrors", baselineErrors, modelErrors.length);
    Checks.finite("modelErrors", modelErrors);
    Checks.finite("baselineErrors", baselineErrors);
    if (horizonSteps < 1) {
      throw new IllegalArgumentException(
          "horizonSteps must be at least 1, but was " + horizonSteps + ".");
    }
  }

  private static DieboldMariano ofDifferential(double[] differential, int horizonSteps) {
    double n = differential.length;
    double h = horizonSteps;
    double correction = (n + 1 - 2 * h + h * (h - 1) / n) / n;
    if (horizonSteps >= differential.length || correction <= 0 || isConstant(differential)) {
      return UNDEFINED;
    }
    double mean = mean(differential);
    double variance = longRunVariance(differential, mean, horizonSteps) / n;
    if (variance <= 0) {
      return UNDEFINED;
    }
    double statistic = mean / Math.sqrt(variance) * Math.sqrt(correction);
    TDistribution student = new TDistribution(null, n - 1);
    return new DieboldMariano(
        statistic, Math.min(1, 2 * student.cumulativeProbability(-Math.abs(statistic))));
  }

  private static double[] differential(double[] modelErrors, double[] baselineErrors) {
    double[] differential = new double[modelErrors.length];
    for (int window = 0; window < differential.length; window++) {
      differential[window] =
          modelErrors[window] * modelErrors[window]
              - baselineErrors[window] * baselineErrors[window];
    }
    return differential;
  }

  private static double longRunVariance(double[] differential, double mean, int horizonSteps) {
    double rectangular = autocovariance(differential, mean, 0);
    double bartlett = rectangular;
    for (int lag = 1; lag < horizonSteps; lag++) {
      double covariance = autocovariance(differential, mean, lag);
      rectangular += 2 * covariance;
      bartlett += 2 * (1 - (double) lag / horizonSteps) * covariance;
    }
    return rectangular > 0 ? rectangular : bartlett;
  }

  private static double autocovariance(double[] values, double mean, int lag) {
    double sum = 0;
    for (int index = lag; index < values.length; index++) {
      sum += (values[index] - mean) * (values[index - lag] - mean);
    }
    return sum / values.length;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static boolean isConstant(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }
}
