package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The oracle against the conditional expectation of the whole joint normal law, which needs no
 * filter: with observations o = (y[0..n], z[0..n]) it is Cov(y[n+h], o) Cov(o, o)^-1 o.
 */
class MarketOracleTest {
  private static final double PHI = Math.exp(-0.5);
  private static final MarketParameters MARKET =
      new MarketParameters(1.85, 0.25, 0.01, 0.08, Duration.ofHours(2), 0.02, 0.6, 0.25, 0.02, 64);
  private static final SyntheticSpec SPEC =
      new SyntheticSpec(7, 2, Duration.ofHours(1), SyntheticSpec.DEFAULT.start(), "H100", MARKET);

  @ParameterizedTest
  @CsvSource({"0,1", "0,3", "1,1", "5,1", "5,2", "24,1", "47,1", "48,12"})
  void equalsTheConditionalExpectationOfTheJointLaw(int row, int horizon) {
    LoadedSeries loaded = SyntheticMarket.generate(SPEC);
    double[] forecast = Objects.requireNonNull(loaded.oracle()).forecast(horizon);

    int n = row + 1;
    RealMatrix covariance = new Array2DRowRealMatrix(2 * n, 2 * n);
    RealVector withTarget = new ArrayRealVector(2 * n);
    for (int s = 0; s < n; s++) {
      for (int t = 0; t < n; t++) {
        covariance.setEntry(s, t, covarianceOfPrices(s, t));
        covariance.setEntry(n + s, n + t, s == t ? 1 : 0);
        covariance.setEntry(n + s, t, covarianceOfImbalanceAndPrice(s, t));
        covariance.setEntry(t, n + s, covarianceOfImbalanceAndPrice(s, t));
      }
      withTarget.setEntry(s, covarianceOfPrices(s, row + horizon));
      withTarget.setEntry(n + s, covarianceOfImbalanceAndPrice(s, row + horizon));
    }
    RealVector solved =
        new CholeskyDecomposition(covariance).getSolver().solve(observations(loaded.series(), n));
    double expected = seasonAfterHours(row + horizon) + withTarget.dotProduct(solved);

    // Both are sums of up to a hundred terms below one, and the matrix is well conditioned.
    assertThat(forecast[row]).isCloseTo(expected, within(1e-9));
  }

  @Test
  void seesNothingOfTheFuture() {
    LoadedSeries loaded = SyntheticMarket.generate(SPEC);
    SnapshotSeries head = head(loaded.series(), 20);
    double[] short20 = new MarketOracle(SPEC, head).forecast(1);
    double[] whole = Objects.requireNonNull(loaded.oracle()).forecast(1);
    for (int row = 0; row < short20.length; row++) {
      assertThat(short20[row]).isEqualTo(whole[row]);
    }
  }

  private static SnapshotSeries head(SnapshotSeries series, int rows) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    series.columns().forEach(name -> columns.put(name, Arrays.copyOf(series.column(name), rows)));
    return new SnapshotSeries(
        series.instrument(), Arrays.copyOf(series.timesMillis(), rows), columns);
  }

  @Test
  void horizonMustBeAtLeastOne() {
    Oracle oracle = Objects.requireNonNull(SyntheticMarket.generate(SPEC).oracle());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> oracle.forecast(0))
        .withMessage("horizonSteps must be at least 1, but was 0.");
  }

  /** Cov(x[s] + bounce v[s], x[t] + bounce v[t]) of a stationary autoregression. */
  private static double covarianceOfPrices(int s, int t) {
    double own = s == t ? 0.02 * 0.02 : 0;
    return 0.08 * 0.08 * Math.pow(PHI, Math.abs(t - s)) + own;
  }

  /** Cov(z[s], x[t]): z[s] enters x[s+1] and fades from there. */
  private static double covarianceOfImbalanceAndPrice(int s, int t) {
    double sigma = 0.08 * Math.sqrt(1 - PHI * PHI);
    return t > s ? Math.pow(PHI, t - s - 1) * sigma * Math.sqrt(0.6) : 0;
  }

  private static RealVector observations(SnapshotSeries series, int n) {
    RealVector observed = new ArrayRealVector(2 * n);
    for (int row = 0; row < n; row++) {
      double bid = series.column(Column.BID_VOLUME)[row];
      double ask = series.column(Column.ASK_VOLUME)[row];
      observed.setEntry(row, series.column(Column.MID_PRICE)[row] - seasonAfterHours(row));
      // atanh((bid - ask) / (bid + ask)) = log(bid / ask) / 2
      observed.setEntry(n + row, Math.log(bid / ask) / 2 / 0.25);
    }
    return observed;
  }

  /** Season so many hours after Monday midnight. */
  private static double seasonAfterHours(int hours) {
    return 1.85
        + 0.25 * Math.sin(2 * Math.PI * (hours - 9) / 24)
        + 0.01 * Math.sin(2 * Math.PI * (hours - 18) / 168);
  }
}
