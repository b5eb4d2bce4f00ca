package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.InputException;
import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SyntheticMarketTest {
  @Test
  void defaultsAreThirtyDaysAtFiveMinutes() {
    SyntheticSpec spec = SyntheticSpec.DEFAULT;
    assertThat(spec.seed()).isEqualTo(42);
    assertThat(spec.days()).isEqualTo(30);
    assertThat(spec.step()).isEqualTo(Duration.ofMinutes(5));
    assertThat(spec.start()).isEqualTo(Instant.parse("2025-01-06T00:00:00Z"));
    assertThat(spec.instrument()).isEqualTo("H100");
    assertThat(spec.rows()).isEqualTo(8_641);
    assertThat(spec.market())
        .isEqualTo(
            new MarketParameters(
                1.85, 0.25, 0.01, 0.08, Duration.ofMinutes(10), 0.011, 0.6, 0.25, 0.02, 64));
  }

  @Test
  void sameSeedGivesTheSameBytesOnEveryJvm() {
    LoadedSeries loaded = SyntheticMarket.generate(SyntheticSpec.DEFAULT);
    assertThat(loaded.facts().sha256())
        .isEqualTo("10050bf225f89a37e5f5bfe9326d92cf7a9d77475d9bb149025cd0d55b8e7da8");
    assertThat(SyntheticMarket.generate(SyntheticSpec.DEFAULT).facts()).isEqualTo(loaded.facts());
    assertThat(SyntheticMarket.generate(SyntheticSpec.DEFAULT.withSeed(43)).facts().sha256())
        .isNotEqualTo(loaded.facts().sha256());
  }

  @Test
  void looksLikeAnH100Market() {
    LoadedSeries loaded = SyntheticMarket.generate(SyntheticSpec.DEFAULT);
    SnapshotSeries series = loaded.series();
    assertThat(series.columns())
        .containsExactly(
            Column.MID_PRICE,
            Column.SPREAD,
            Column.BID_VOLUME,
            Column.ASK_VOLUME,
            Column.BEST_BID,
            Column.BEST_ASK);
    assertThat(loaded.sampling().step()).isEqualTo(Duration.ofMinutes(5));
    assertThat(loaded.facts().rows()).isEqualTo(8_641);
    assertThat(loaded.facts().from()).isEqualTo(Instant.parse("2025-01-06T00:00:00Z"));
    assertThat(loaded.facts().to()).isEqualTo(Instant.parse("2025-02-05T00:00:00Z"));

    double[] mid = series.column(Column.MID_PRICE);
    assertThat(Arrays.stream(mid).average().orElseThrow()).isBetween(1.8, 1.9);
    assertThat(Arrays.stream(mid).min().orElseThrow()).isBetween(1.2, 1.4);
    assertThat(Arrays.stream(mid).max().orElseThrow()).isBetween(2.3, 2.5);
    for (int row = 0; row < series.size(); row++) {
      double bid = series.column(Column.BEST_BID)[row];
      double ask = series.column(Column.BEST_ASK)[row];
      assertThat(bid).isPositive().isLessThan(ask);
      // Both sides are whole ticks; only the sums and halves round.
      assertThat(mid[row]).isCloseTo((bid + ask) / 2, within(1e-12));
      assertThat(series.column(Column.SPREAD)[row]).isCloseTo(ask - bid, within(1e-12));
      assertThat(series.column(Column.BID_VOLUME)[row]).isPositive();
      assertThat(series.column(Column.ASK_VOLUME)[row]).isPositive();
    }
  }

  @Test
  void staysPositiveWhereParametersAreExtreme() {
    MarketParameters wild =
        new MarketParameters(0.001, 0, 0, 0.0001, Duration.ofDays(1), 0, 1, 1, 0.001, 1);
    SyntheticSpec spec =
        new SyntheticSpec(
            1, 10, Duration.ofMinutes(5), SyntheticSpec.DEFAULT.start(), "cheap", wild);
    SnapshotSeries series = SyntheticMarket.generate(spec).series();
    for (String column : series.columns()) {
      assertThat(Arrays.stream(series.column(column)).min().orElseThrow()).isPositive();
    }
  }

  @Test
  void gaussianNumbersHaveTheMomentsOfTheNormalLaw() {
    GaussianSource source = new GaussianSource(new SplittableRandom(5));
    int n = 1_000_000;
    double[] powers = new double[5];
    for (int i = 0; i < n; i++) {
      double value = source.next();
      for (int power = 1; power <= 4; power++) {
        powers[power] += Math.pow(value, power) / n;
      }
    }
    // Five standard errors: sqrt(1), sqrt(2), sqrt(15), sqrt(96) over a thousand.
    assertThat(powers[1]).isCloseTo(0, within(0.005));
    assertThat(powers[2]).isCloseTo(1, within(0.0071));
    assertThat(powers[3]).isCloseTo(0, within(0.0194));
    assertThat(powers[4]).isCloseTo(3, within(0.049));
  }

  @Test
  void refusesAMarketThatMakesNoSense() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> SyntheticSpec.DEFAULT.withDays(0))
        .withMessage("data.days must be at least 1, but was 0.");
    // A day has 288 steps of five minutes, and the first snapshot is one more.
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> SyntheticSpec.DEFAULT.withDays(10_000_000))
        .withMessage(
            "data.days and data.step must give at most 1073741824 snapshots, but 10000000 days"
                + " every PT5M give 2880000001.");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> SyntheticSpec.DEFAULT.withDays(2_000_000_000))
        .withMessage(
            "data.days and data.step must give at most 1073741824 snapshots, but 2000000000 days"
                + " every PT5M give 576000000001.");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> market(1.85, 1.5))
        .withMessage("data.market.information must be from 0.0 to 1.0, but was 1.5.");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> market(Double.NaN, 0.5))
        .withMessage("data.market.price must be a positive number, but was NaN.");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> market(0.9, 0.5))
        .withMessage(
            "data.market.price must exceed both amplitudes and 8 times deviation and bounce,"
                + " 0.988 in all, so that no price falls to zero, but was 0.9.");
  }

  private static MarketParameters market(double price, double information) {
    return new MarketParameters(
        price, 0.25, 0.01, 0.08, Duration.ofMinutes(10), 0.011, information, 0.25, 0.02, 64);
  }
}
