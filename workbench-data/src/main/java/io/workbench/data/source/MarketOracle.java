package io.workbench.data.source;

import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;

/**
 * The best forecast of the {@link SyntheticMarket}'s mid price in mean square, made only from the
 * quotes up to now, {@link MarketEquations} being known. It is defined where all noise is Gaussian
 * given the quotes: not where prices jump, nor where regimes change unseen.
 *
 * <p>Derivation. Two things can be observed at row t: {@code y[t] = mid[t] - season(t) = x[t] +
 * l[t] + bounce v[t]} and, from the book, {@code z[t] = atanh(imbalance) / kappa}; where volatility
 * clusters, the spread tells {@code s[t]}, which is 1 otherwise. Put into the equation of x, z is a
 * known input and s scales known variances:
 *
 * <pre>
 * x[t+1] = phi x[t] + s[t] (pull z[t] + unknown w[t])     pull = sigma rho, unknown = sigma sqrt(1 - rho²)
 * l[t+1] = lambda l[t] + surprise n[t]
 * y[t]   = x[t] + l[t] + bounce v[t]
 * </pre>
 *
 * <p>All noise is Gaussian and independent, so a {@link KalmanFilter} with that input gives the
 * means m[t] of x[t] and k[t] of l[t], given the rows up to t, exactly; it starts from the
 * stationary law. Later z, w, n and v have mean 0 given the past, hence
 *
 * <pre>
 * E[mid[t+h] | rows <= t] = season(t+h) + phi^(h-1) (phi m[t] + s[t] pull z[t]) + lambda^h k[t]
 * </pre>
 *
 * <p>Quotes are rounded to a tick of 0.0001 USD and a hundredth of a node; the formula leaves that
 * out, which costs less than a millionth of the mean square error, or a ten-thousandth where the
 * spread tells the volatility.
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
    double[] mid = series.column(Column.MID_PRICE);
    double phi = StrictMath.pow(equations.phi(), horizonSteps - 1);
    double lambda = StrictMath.pow(equations.levelMemory(), horizonSteps - 1);
    long horizonMillis = horizonSteps * spec.step().toMillis();
    double bounce = spec.market().bounce();
    KalmanFilter filter = filter();
    double[] forecast = new double[series.size()];
    for (int row = 0; row < forecast.length; row++) {
      filter.update(mid[row] - equations.season(series.timeMillis(row)), bounce * bounce);
      predict(filter, row);
      double season = equations.season(series.timeMillis(row) + horizonMillis);
      forecast[row] = season + phi * filter.meanA() + lambda * filter.meanB();
    }
    return forecast;
  }

  private KalmanFilter filter() {
    double deviation = spec.market().deviation();
    double level = spec.market().level().deviation();
    return new KalmanFilter(
        equations.phi(), deviation * deviation, equations.levelMemory(), level * level);
  }

  /** Moves the filter to the next row, by what this row tells of it. */
  private void predict(KalmanFilter filter, int row) {
    double bid = series.column(Column.BID_VOLUME)[row];
    double ask = series.column(Column.ASK_VOLUME)[row];
    double z = atanh((bid - ask) / (bid + ask)) / spec.market().imbalance();
    double volatility =
        spec.market().clustering().isOn()
            ? equations.volatilityOfSpread(series.column(Column.SPREAD)[row])
            : 1;
    double unknown = volatility * equations.unknown();
    double level = equations.levelSurprise();
    filter.predict(volatility * equations.pull() * z, unknown * unknown, level * level);
  }

  private static double atanh(double value) {
    return 0.5 * (StrictMath.log1p(value) - StrictMath.log1p(-value));
  }
}
