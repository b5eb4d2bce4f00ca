package io.workbench.data.source;

import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;

/**
 * The best forecast of the {@link SyntheticMarket}'s mid price in mean square, made only from the
 * quotes up to now, {@link MarketEquations} being known.
 *
 * <p>Derivation. Two things can be observed at row t: {@code y[t] = mid[t] - season(t) = x[t] +
 * bounce v[t]} and, from the book, {@code z[t] = atanh(imbalance) / kappa}. Put into the equation
 * of x, z is a known input:
 *
 * <pre>
 * x[t+1] = phi x[t] + pull z[t] + unknown w[t]     pull = sigma rho, unknown = sigma sqrt(1 - rho²)
 * y[t]   = x[t] + bounce v[t]
 * </pre>
 *
 * <p>All noise is Gaussian and independent, so a {@link KalmanFilter} with that input gives {@code
 * m[t] = E[x[t] | rows <= t]} exactly; it starts from the stationary law, mean 0 and variance
 * {@code deviation²}. Later z, w and v have mean 0 given the past, hence
 *
 * <pre>
 * E[mid[t+h] | rows <= t] = season(t+h) + phi^(h-1) (phi m[t] + pull z[t])
 * </pre>
 *
 * <p>Quotes are rounded to a tick of 0.0001 USD and a hundredth of a node; the formula leaves that
 * out, which costs less than a millionth of the mean square error.
 */
final class MarketOracle implements Oracle {
  private final SyntheticSpec spec;
  private final MarketEquations equations;
  private final SnapshotSeries series;

  MarketOracle(SyntheticSpec spec, SnapshotSeries series) {
    this.spec = spec;
    this.equations = new MarketEquations(spec.market(), spec.step());
    this.series = series;
  }

  @Override
  public double[] forecast(int horizonSteps) {
    if (horizonSteps < 1) {
      throw new IllegalArgumentException(
          "horizonSteps must be at least 1, but was " + horizonSteps + ".");
    }
    double[] forecast = nextDeviations();
    double fading = StrictMath.pow(equations.phi(), horizonSteps - 1);
    long horizonMillis = horizonSteps * spec.step().toMillis();
    for (int row = 0; row < forecast.length; row++) {
      double season = equations.season(series.timeMillis(row) + horizonMillis);
      forecast[row] = season + fading * forecast[row];
    }
    return forecast;
  }

  /** E[x[t+1] | rows up to t] of each row t. */
  private double[] nextDeviations() {
    double[] mid = series.column(Column.MID_PRICE);
    double[] bid = series.column(Column.BID_VOLUME);
    double[] ask = series.column(Column.ASK_VOLUME);
    double deviation = spec.market().deviation();
    double bounce = spec.market().bounce();
    KalmanFilter filter = new KalmanFilter(0, deviation * deviation);
    double[] next = new double[series.size()];
    for (int row = 0; row < next.length; row++) {
      filter.update(mid[row] - equations.season(series.timeMillis(row)), bounce * bounce);
      double z = atanh((bid[row] - ask[row]) / (bid[row] + ask[row])) / spec.market().imbalance();
      double unknown = equations.unknown();
      filter.predict(equations.phi(), equations.pull() * z, unknown * unknown);
      next[row] = filter.mean();
    }
    return next;
  }

  private static double atanh(double value) {
    return 0.5 * (StrictMath.log1p(value) - StrictMath.log1p(-value));
  }
}
