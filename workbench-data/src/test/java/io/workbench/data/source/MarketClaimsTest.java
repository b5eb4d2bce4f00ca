package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What the equations claim, measured on long courses. A switch changes no other random number, so
 * that two courses of one seed differ by what is switched alone. Tolerances are four to five
 * standard errors of the estimates.
 */
class MarketClaimsTest {
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final double PHI = Math.exp(-0.5);
  private static final int DAYS = 1_000;

  @Test
  void deviationsFadeAsTheyClaimAndTheImbalanceTellsItsShare() {
    double[] x = deviations(market(MovingLevel.OFF, Clustering.OFF, Jumps.OFF, Regimes.OFF));
    assertThat(deviation(x)).isCloseTo(0.08, within(0.001));
    for (int lag = 1; lag <= 4; lag++) {
      assertThat(correlation(x, x, lag)).isCloseTo(Math.pow(PHI, lag), within(0.02));
    }
    MarketPath path = path(market(MovingLevel.OFF, Clustering.OFF, Jumps.OFF, Regimes.OFF));
    double[] told = new double[x.length];
    for (int row = 0; row < told.length; row++) {
      told[row] = path.imbalance[row];
    }
    double share = Math.pow(correlation(told, surprises(x), 0), 2);
    // tanh of a deviation of 0.25 bends a little: the share is of atanh, 0.6.
    assertThat(share).isCloseTo(0.6, within(0.02));
  }

  @Test
  void volatilityClustersWhereItIsSwitchedOn() {
    double[] steady = squaredSurprises(Clustering.OFF);
    assertThat(correlation(steady, steady, 1)).isCloseTo(0, within(0.01));

    double d = 0.4;
    Duration memory = Duration.ofHours(2);
    double[] clustered = squaredSurprises(new Clustering(d, memory));
    // Squares of a log-normal volatility times a normal number: Taylor 1986, chapter 3.
    for (int lag : new int[] {1, 6, 24}) {
      double rho = Math.exp(-lag * 5 / 120.0);
      double expected = Math.expm1(4 * d * d * rho) / (3 * Math.exp(4 * d * d) - 1);
      assertThat(correlation(clustered, clustered, lag)).isCloseTo(expected, within(0.05));
    }
    double variance = 0.08 * 0.08 * (1 - PHI * PHI);
    assertThat(mean(clustered)).isCloseTo(variance, within(0.05 * variance));
  }

  @Test
  void spreadTellsTheVolatility() {
    SyntheticSpec spec =
        spec(market(MovingLevel.OFF, new Clustering(0.5, STEP), Jumps.OFF, Regimes.OFF), 30);
    double[] spread = SyntheticMarket.generate(spec).series().column("spread");
    MarketPath path = path(spec);
    for (int row = 0; row < spread.length; row++) {
      // exp(h): the volatility times exp(deviation²); ticks are 0.0002.
      double told = 0.02 * path.volatility[row] * Math.exp(0.25);
      assertThat(spread[row]).isCloseTo(Math.max(told, 0.0002), within(0.00011));
    }
  }

  @Test
  void jumpsComeAsOftenAndAreAsLargeAsTheyClaim() {
    double[] without = deviations(market(MovingLevel.OFF, Clustering.OFF, Jumps.OFF, Regimes.OFF));
    double[] with =
        deviations(market(MovingLevel.OFF, Clustering.OFF, new Jumps(3, 0.1), Regimes.OFF));
    int count = 0;
    double squares = 0;
    for (int row = 1; row < with.length; row++) {
      double jump = with[row] - without[row] - PHI * (with[row - 1] - without[row - 1]);
      if (Math.abs(jump) > 1e-9) {
        count++;
        squares += jump * jump;
      }
    }
    // At most one a step: 288 (1 - exp(-3 / 288)) a day.
    double expected = DAYS * 288 * -Math.expm1(-3.0 / 288);
    assertThat((double) count).isCloseTo(expected, within(5 * Math.sqrt(expected)));
    assertThat(Math.sqrt(squares / count)).isCloseTo(0.1, within(0.007));
  }

  @Test
  void regimesLastAsLongAndShiftAsMuchAsTheyClaim() {
    Regimes regimes = new Regimes(Duration.ofHours(10), Duration.ofHours(5), 0.2, 1);
    double[] without = deviations(market(MovingLevel.OFF, Clustering.OFF, Jumps.OFF, Regimes.OFF));
    double[] with = deviations(market(MovingLevel.OFF, Clustering.OFF, Jumps.OFF, regimes));
    int tight = 0;
    int changes = 0;
    boolean before = false;
    for (int row = 0; row < with.length; row++) {
      double shift = with[row] - without[row];
      boolean now = shift > 0.1;
      assertThat(shift).isCloseTo(now ? 0.2 : 0, within(1e-12));
      tight += now ? 1 : 0;
      changes += now == before ? 0 : 1;
      before = now;
    }
    assertThat((double) tight / with.length).isCloseTo(1.0 / 3, within(0.04));
    // A cycle takes 15 hours and has two changes.
    assertThat((double) changes).isCloseTo(DAYS * 24 / 15.0 * 2, within(200.0));
  }

  @Test
  void theLevelMovesAsItClaims() {
    MovingLevel moving = new MovingLevel(0.1, Duration.ofHours(12));
    double[] without = deviations(market(MovingLevel.OFF, Clustering.OFF, Jumps.OFF, Regimes.OFF));
    double[] with = deviations(market(moving, Clustering.OFF, Jumps.OFF, Regimes.OFF));
    double[] level = new double[with.length];
    for (int row = 0; row < level.length; row++) {
      level[row] = with[row] - without[row];
    }
    assertThat(deviation(level)).isCloseTo(0.1, within(0.012));
    assertThat(correlation(level, level, 144)).isCloseTo(Math.exp(-1), within(0.12));
  }

  @Test
  void instrumentsOfOneSeedHaveInCommonWhatTheyClaim() {
    double[] one = surprises(deviations(correlated("H100", 0.6)));
    double[] other = surprises(deviations(correlated("H200", 0.6)));
    assertThat(correlation(one, other, 0)).isCloseTo(0.6, within(0.01));
    double[] alone = surprises(deviations(correlated("H200", 1e-12)));
    assertThat(correlation(one, alone, 0)).isCloseTo(0, within(0.01));
  }

  @Test
  void theOracleIsThereWhereAllNoiseIsGaussianAndLeavesNothingToFind() {
    MovingLevel moving = new MovingLevel(0.1, Duration.ofHours(12));
    Clustering clustering = new Clustering(0.5, Duration.ofHours(6));
    SyntheticSpec spec = spec(market(moving, clustering, Jumps.OFF, Regimes.OFF), 300);
    LoadedSeries loaded = SyntheticMarket.generate(spec);
    double[] mid = loaded.series().column("mid_price");
    double[] forecast = Objects.requireNonNull(loaded.oracle()).forecast(1);
    double[] errors = new double[mid.length - 1];
    for (int row = 0; row < errors.length; row++) {
      errors[row] = mid[row + 1] - forecast[row];
    }
    double[] imbalance = path(spec).imbalance;
    assertThat(mean(errors)).isCloseTo(0, within(0.002));
    assertThat(correlation(errors, errors, 1)).isCloseTo(0, within(0.025));
    assertThat(correlation(errors, errors, 12)).isCloseTo(0, within(0.025));
    assertThat(correlation(imbalance, errors, 0)).isCloseTo(0, within(0.025));
    assertThat(correlation(mid, errors, 0)).isCloseTo(0, within(0.025));

    MarketParameters jumping = market(moving, clustering, new Jumps(1, 0.1), Regimes.OFF);
    assertThat(SyntheticMarket.generate(spec(jumping, 2)).oracle()).isNull();
  }

  private static MarketParameters market(
      MovingLevel level, Clustering clustering, Jumps jumps, Regimes regimes) {
    return market(level, clustering, jumps, regimes, 0.6, 0);
  }

  /** Quotes do not bounce, so that the deviations can be seen. */
  private static MarketParameters market(
      MovingLevel level,
      Clustering clustering,
      Jumps jumps,
      Regimes regimes,
      double information,
      double correlation) {
    return new MarketParameters(
        3,
        0.25,
        0.01,
        0.08,
        Duration.ofMinutes(10),
        0,
        information,
        0.25,
        0.02,
        64,
        level,
        clustering,
        jumps,
        regimes,
        correlation);
  }

  private static SyntheticSpec correlated(String instrument, double correlation) {
    MarketParameters market =
        market(MovingLevel.OFF, Clustering.OFF, Jumps.OFF, Regimes.OFF, 0, correlation);
    return new SyntheticSpec(5, DAYS, STEP, SyntheticSpec.DEFAULT.start(), instrument, market);
  }

  private static SyntheticSpec spec(MarketParameters market, int days) {
    return new SyntheticSpec(5, days, STEP, SyntheticSpec.DEFAULT.start(), "H100", market);
  }

  private static MarketPath path(MarketParameters market) {
    return path(spec(market, DAYS));
  }

  private static MarketPath path(SyntheticSpec spec) {
    long[] times = new long[spec.rows()];
    for (int row = 0; row < times.length; row++) {
      times[row] = spec.start().toEpochMilli() + row * STEP.toMillis();
    }
    return new MarketPath(spec, new MarketEquations(spec.market(), STEP), times);
  }

  private static double[] deviations(MarketParameters market) {
    return deviations(spec(market, DAYS));
  }

  /** Mid price less its season. */
  private static double[] deviations(SyntheticSpec spec) {
    MarketEquations equations = new MarketEquations(spec.market(), STEP);
    double[] mid = path(spec).mid;
    double[] x = new double[mid.length];
    for (int row = 0; row < x.length; row++) {
      x[row] = mid[row] - equations.season(spec.start().toEpochMilli() + row * STEP.toMillis());
    }
    return x;
  }

  /** x[t+1] - phi x[t] of each row t. */
  private static double[] surprises(double[] x) {
    double[] surprises = new double[x.length - 1];
    for (int row = 0; row < surprises.length; row++) {
      surprises[row] = x[row + 1] - PHI * x[row];
    }
    return surprises;
  }

  private static double[] squaredSurprises(Clustering clustering) {
    double[] squares =
        surprises(deviations(market(MovingLevel.OFF, clustering, Jumps.OFF, Regimes.OFF)));
    for (int row = 0; row < squares.length; row++) {
      squares[row] *= squares[row];
    }
    return squares;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values) {
    return Math.sqrt(covariance(values, values, 0, values.length));
  }

  private static double correlation(double[] first, double[] later, int lag) {
    int n = Math.min(first.length, later.length) - lag;
    double both = covariance(first, later, lag, n);
    double own = covariance(first, first, 0, n);
    return both / Math.sqrt(own * covariance(later, later, 0, n));
  }

  private static double covariance(double[] first, double[] later, int lag, int n) {
    double meanOfFirst = mean(first);
    double meanOfLater = mean(later);
    double sum = 0;
    for (int row = 0; row < n; row++) {
      sum += (first[row] - meanOfFirst) * (later[row + lag] - meanOfLater);
    }
    return sum / n;
  }
}
