package io.workbench.models.baseline;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * The last price and a linear function of the last changes, fitted by ridge regression.
 *
 * <pre>
 *   p̂(t+h) = p(t) + a + Σₖ wₖ (Δ(t-k) - mₖ)/sₖ,  Δ(t) = p(t) - p(t-1),  k = 0 … lags-1
 *   w, a minimise Σ (p(t+h) - p(t) - …)² + ‖w‖²
 * </pre>
 *
 * with m and s the mean and standard deviation of each lag over the training examples: ridge with
 * penalty 1 on standardised columns. An example's rows t-lags … t+h are training rows without a gap
 * between them; fewer examples than {@code 2 · lags} fit nothing, and every forecast falls back. A
 * forecast falls back where there is a gap within its last {@code lags + 1} rows.
 *
 * @see <a href="https://doi.org/10.1080/00401706.1970.10488634">Hoerl and Kennard, Ridge
 *     Regression, 1970</a>
 * @param lags how many changes are looked back on, at least 1
 */
public record RidgeAutoregression(int lags) implements Baseline {
  private static final double PENALTY = 1;

  /** Refuses a regression on nothing. */
  public RidgeAutoregression {
    if (lags < 1) {
      throw new IllegalArgumentException("lags must be at least 1, but was " + lags + ".");
    }
  }

  @Override
  public String name() {
    return "ridge";
  }

  @Override
  public double[] ownForecast(PriceHistory history, int[] endRows, int horizonSteps) {
    double[] forecast = new double[endRows.length];
    Arrays.fill(forecast, Double.NaN);
    int[] starts = history.stretchStarts();
    int[] examples = examples(history, starts, horizonSteps);
    if (examples.length < 2 * lags) {
      return forecast;
    }
    double[] weights = fit(history, examples, horizonSteps);
    for (int i = 0; i < endRows.length; i++) {
      int end = endRows[i];
      if (end - starts[end] >= lags) {
        double change = weights[lags];
        for (int lag = 0; lag < lags; lag++) {
          change += weights[lag] * change(history, end - lag);
        }
        forecast[i] = history.prices()[end] + change;
      }
    }
    return forecast;
  }

  private int[] examples(PriceHistory history, int[] starts, int horizonSteps) {
    int[] rows = new int[Math.max(0, history.trainToExclusive())];
    int count = 0;
    for (int end = lags; end + horizonSteps < history.trainToExclusive(); end++) {
      if (end - starts[end + horizonSteps] >= lags) {
        rows[count++] = end;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** The weight of each raw change, and last the constant. */
  private double[] fit(PriceHistory history, int[] examples, int horizonSteps) {
    double[] mean = new double[lags];
    double[] deviation = new double[lags];
    for (int lag = 0; lag < lags; lag++) {
      describe(history, examples, lag, mean, deviation);
    }
    double targetMean = 0;
    for (int end : examples) {
      targetMean += ahead(history, end, horizonSteps) / examples.length;
    }

    double[][] products = new double[lags][lags];
    double[] targets = new double[lags];
    double[] x = new double[lags];
    for (int end : examples) {
      for (int lag = 0; lag < lags; lag++) {
        x[lag] = (change(history, end - lag) - mean[lag]) / deviation[lag];
      }
      add(x, ahead(history, end, horizonSteps) - targetMean, products, targets);
    }
    double[] weights = Arrays.copyOf(solve(products, targets), lags + 1);
    weights[lags] = targetMean;
    for (int lag = 0; lag < lags; lag++) {
      weights[lag] /= deviation[lag];
      weights[lags] -= weights[lag] * mean[lag];
    }
    return weights;
  }

  private static void add(double[] x, double y, double[][] products, double[] targets) {
    for (int i = 0; i < x.length; i++) {
      targets[i] += x[i] * y;
      for (int j = 0; j < x.length; j++) {
        products[i][j] += x[i] * x[j];
      }
    }
  }

  private static double[] solve(double[][] products, double[] targets) {
    for (int i = 0; i < targets.length; i++) {
      products[i][i] += PENALTY;
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(products, false))
        .getSolver()
        .solve(new ArrayRealVector(targets, false))
        .toArray();
  }

  private static void describe(
      PriceHistory history, int[] examples, int lag, double[] mean, double[] deviation) {
    double sum = 0;
    for (int end : examples) {
      sum += change(history, end - lag);
    }
    mean[lag] = sum / examples.length;
    double squares = 0;
    for (int end : examples) {
      double off = change(history, end - lag) - mean[lag];
      squares += off * off;
    }
    double found = Math.sqrt(squares / examples.length);
    deviation[lag] = found > 0 ? found : 1;
  }

  private static double change(PriceHistory history, int row) {
    return history.prices()[row] - history.prices()[row - 1];
  }

  private static double ahead(PriceHistory history, int end, int horizonSteps) {
    return history.prices()[end + horizonSteps] - history.prices()[end];
  }
}
