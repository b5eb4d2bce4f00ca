package io.workbench.data.source;

import io.workbench.data.InputException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Snapshots of a market made up from known equations, see {@link SyntheticMarket}.
 *
 * @param seed of all randomness; the same seed gives the same bytes
 * @param days how long the market is watched, at least 1
 * @param step time between two snapshots
 * @param start time of the first snapshot
 * @param instrument what is traded
 * @param market parameters of the equations
 */
public record SyntheticSpec(
    long seed, int days, Duration step, Instant start, String instrument, MarketParameters market)
    implements DataSpec {

  /** Name of this kind in a run's YAML. */
  public static final String KIND = "synthetic";

  /** Thirty days at five minutes, seed 42: 8,641 snapshots. */
  public static final SyntheticSpec DEFAULT =
      new SyntheticSpec(
          42,
          30,
          Duration.ofMinutes(5),
          Instant.parse("2025-01-06T00:00:00Z"),
          "H100",
          MarketParameters.DEFAULT);

  private static final long MOST_ROWS = 1L << 30;

  public SyntheticSpec {
    if (days < 1) {
      throw new InputException("data.days must be at least 1, but was " + days + ".");
    }
    if (step.compareTo(Duration.ofMillis(1)) < 0) {
      throw new InputException("data.step must be at least a millisecond, but was " + step + ".");
    }
    if (step.compareTo(Duration.ofDays(days)) > 0) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "data.step must be at most the %d days that the market is watched, but was %s.",
              days,
              step));
    }
    long rows = Duration.ofDays(days).toMillis() / step.toMillis() + 1;
    if (rows > MOST_ROWS) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "data.days and data.step must give at most %d snapshots, but %d days every %s give %d.",
              MOST_ROWS,
              days,
              step,
              rows));
    }
  }

  /** The same market, other luck. */
  public SyntheticSpec withSeed(long newSeed) {
    return new SyntheticSpec(newSeed, days, step, start, instrument, market);
  }

  /** Another instrument of the same market. */
  SyntheticSpec withInstrument(String newInstrument) {
    return new SyntheticSpec(seed, days, step, start, newInstrument, market);
  }

  /** The same market, watched for another time. */
  public SyntheticSpec withDays(int newDays) {
    return new SyntheticSpec(seed, newDays, step, start, instrument, market);
  }

  /** Number of snapshots, both ends included. */
  public int rows() {
    return Math.toIntExact(Duration.ofDays(days).toMillis() / step.toMillis() + 1);
  }

  @Override
  public String kind() {
    return KIND;
  }
}
