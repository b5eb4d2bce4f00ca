package io.workbench.data;

import io.workbench.data.market.Column;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.SourceFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Random walks for tests, every 5 minutes, with as many gaps and missing values as are asked for.
 */
public final class RandomMarket {
  /** A Monday, 00:00 UTC. */
  public static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  public static final Duration STEP = Duration.ofMinutes(5);

  private final SplittableRandom random;
  private final int rows;

  private RandomMarket(long seed, int rows) {
    this.random = new SplittableRandom(seed);
    this.rows = rows;
  }

  /** No gap and nothing missing. */
  public static LoadedSeries whole(long seed, int rows) {
    return with(seed, rows, 0, 0);
  }

  /** Shares of steps that are gaps, and of values that are missing. */
  public static LoadedSeries with(long seed, int rows, double gaps, double missing) {
    RandomMarket market = new RandomMarket(seed, rows);
    long[] times = market.times(gaps);
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put(Column.MID_PRICE, market.walk(2.0, 0.01, missing));
    columns.put(Column.SPREAD, market.walk(0.1, 0.05, missing));
    columns.put(Column.BID_VOLUME, market.volumes(missing));
    columns.put(Column.ASK_VOLUME, market.volumes(missing));
    return loaded(new SnapshotSeries(new Instrument("TEST"), times, columns));
  }

  /** A series as if it had been read from somewhere. */
  public static LoadedSeries loaded(SnapshotSeries series) {
    int size = series.size();
    Instant from = Instant.ofEpochMilli(size == 0 ? 0 : series.timeMillis(0));
    Instant to = Instant.ofEpochMilli(size == 0 ? 0 : series.timeMillis(size - 1));
    SourceFacts facts = new SourceFacts("test", null, "none", size, from, to);
    return new LoadedSeries(series, Sampling.ofStep(STEP), facts, List.of(), 0, null);
  }

  /** A series of prices alone, a step apart. */
  public static SnapshotSeries prices(double... prices) {
    long[] times = new long[prices.length];
    for (int row = 0; row < times.length; row++) {
      times[row] = START.plus(STEP.multipliedBy(row)).toEpochMilli();
    }
    return new SnapshotSeries(new Instrument("TEST"), times, Map.of(Column.MID_PRICE, prices));
  }

  private long[] times(double gaps) {
    long[] times = new long[rows];
    long time = START.toEpochMilli();
    for (int row = 0; row < rows; row++) {
      times[row] = time;
      time += STEP.toMillis() * (random.nextDouble() < gaps ? 2 + random.nextInt(50) : 1);
    }
    return times;
  }

  private double[] walk(double start, double size, double missing) {
    double[] values = new double[rows];
    double value = start;
    for (int row = 0; row < rows; row++) {
      value *= Math.exp(size * (random.nextDouble() - 0.5));
      values[row] = random.nextDouble() < missing ? Double.NaN : value;
    }
    return values;
  }

  private double[] volumes(double missing) {
    double[] values = new double[rows];
    for (int row = 0; row < rows; row++) {
      // Zero now and then, so that both sides of the book are empty in some rows.
      int volume = Math.max(0, random.nextInt(60) - 20);
      values[row] = random.nextDouble() < missing ? Double.NaN : volume;
    }
    return values;
  }
}
