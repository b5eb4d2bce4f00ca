package io.workbench.data.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.RandomMarket;
import io.workbench.data.market.Column;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureDefinitionTest {
  private static final double NAN = Double.NaN;

  @Test
  void changeIsThePriceChangeRelativeToTheEarlierPrice() {
    assertThat(compute("change_1", RandomMarket.prices(100, 110, 99)))
        .containsExactly(new double[] {NAN, 0.1, -0.1}, within(1e-15));
    assertThat(compute("change_2", RandomMarket.prices(100, 110, 99, 110)))
        .containsExactly(new double[] {NAN, NAN, -0.01, 0}, within(1e-15));
  }

  @Test
  void changeFromAPriceOfZeroIsUndefined() {
    assertThat(compute("change_1", RandomMarket.prices(0, 1, 2))).containsExactly(NAN, NAN, 1);
  }

  @Test
  void movingAverageIsTheMeanOfTheLastRowsItsOwnIncluded() {
    assertThat(compute("ma_3", RandomMarket.prices(1, 2, 6, 10, 5)))
        .containsExactly(NAN, NAN, 3, 6, 7);
    assertThat(compute("ma_1", RandomMarket.prices(1, 2, 6))).containsExactly(1, 2, 6);
  }

  @Test
  void volatilityIsTheSampleDeviationOfTheLastChanges() {
    // Changes 0.1, -0.1, 0.3: their mean is 0.1, deviations 0, -0.2, 0.2, variance 0.08 / 2 = 0.04.
    SnapshotSeries series = RandomMarket.prices(100, 110, 99, 128.7);

    assertThat(compute("volatility_3", series))
        .containsExactly(new double[] {NAN, NAN, NAN, 0.2}, within(1e-14));
  }

  @Test
  void spreadFeaturesAreTheMeanAndSampleDeviationOfTheSpread() {
    SnapshotSeries series = columns(Map.of(Column.SPREAD, new double[] {2, 4, 4, 10}));

    assertThat(compute("spread_ma_3", series))
        .containsExactly(new double[] {NAN, NAN, 10.0 / 3, 6}, within(1e-15));
    assertThat(compute("spread_volatility_3", series))
        .containsExactly(new double[] {NAN, NAN, Math.sqrt(4.0 / 3), Math.sqrt(12)}, within(1e-15));
  }

  @Test
  void deviationOfAConstantIsExactlyZero() {
    double[] spread = new double[40];
    Arrays.fill(spread, 0.1);

    double[] deviations = compute("spread_volatility_12", columns(Map.of(Column.SPREAD, spread)));

    assertThat(deviations).endsWith(0.0).doesNotContain(1e-18);
    assertThat(Arrays.stream(deviations).skip(11)).containsOnly(0.0);
  }

  @Test
  void imbalanceIsTheDifferenceOverTheSumAndZeroForAnEmptyBook() {
    SnapshotSeries series =
        columns(
            Map.of(
                Column.BID_VOLUME, new double[] {3, 0, 5, 0, NAN},
                Column.ASK_VOLUME, new double[] {1, 4, 0, 0, 0}));

    assertThat(compute("volume_imbalance", series)).containsExactly(0.5, -1, 1, 0, NAN);
    assertThat(compute("total_volume", series)).containsExactly(4, 4, 5, 0, NAN);
  }

  @Test
  void hoursAndDaysLieOnCirclesInUtc() {
    // Wednesday 06:59, Sunday 23:00 and, before the epoch, Wednesday 1969-12-31 12:00.
    SnapshotSeries series =
        at("1969-12-31T12:00:00Z", "2024-01-03T06:59:59.999Z", "2024-01-07T23:00:00Z");

    assertThat(compute("hour_sin", series))
        .containsExactly(new double[] {0, 1, -0.25881904510252074}, within(1e-15));
    assertThat(compute("hour_cos", series))
        .containsExactly(new double[] {-1, 0, 0.9659258262890683}, within(1e-15));
    double third = Math.sin(2 * Math.PI * 2 / 7);
    assertThat(compute("day_sin", series))
        .containsExactly(new double[] {third, third, Math.sin(2 * Math.PI * 6 / 7)}, within(1e-15));
    assertThat(compute("day_cos", series)[2]).isEqualTo(Math.cos(2 * Math.PI * 6 / 7));
  }

  @Test
  void monday0hIsWhereBothCirclesBegin() {
    SnapshotSeries series = at("2024-01-01T00:00:00Z");

    assertThat(compute("hour_sin", series)).containsExactly(0);
    assertThat(compute("hour_cos", series)).containsExactly(1);
    assertThat(compute("day_sin", series)).containsExactly(0);
    assertThat(compute("day_cos", series)).containsExactly(1);
  }

  private static double[] compute(String name, SnapshotSeries series) {
    Sampling sampling = Sampling.ofStep(RandomMarket.STEP);
    return FeatureSet.of(List.of(name)).compute(series, sampling).column(0);
  }

  private static SnapshotSeries columns(Map<String, double[]> columns) {
    int rows = columns.values().iterator().next().length;
    long[] times = RandomMarket.prices(new double[rows]).timesMillis();
    return new SnapshotSeries(new Instrument("TEST"), times, columns);
  }

  private static SnapshotSeries at(String... times) {
    long[] millis = new long[times.length];
    for (int row = 0; row < millis.length; row++) {
      millis[row] = Instant.parse(times[row]).toEpochMilli();
    }
    return new SnapshotSeries(new Instrument("TEST"), millis, Map.of());
  }
}
