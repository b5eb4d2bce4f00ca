package io.workbench.data.source;

import io.workbench.data.market.Column;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A market made up from {@link MarketEquations}: its price follows the working day and comes back
 * to it within minutes after each surprise, and its book tells a part of the next surprise
 * beforehand. The best possible forecast is known, see {@link MarketOracle}.
 */
public final class SyntheticMarket {
  private static final double TICKS_PER_USD = 10_000;
  private static final double VOLUME_TICKS_PER_NODE = 100;
  private static final double LOG_SPREAD_DEVIATION = 0.35;
  private static final double LOG_VOLUME_DEVIATION = 0.4;
  // Spread and volume forget their past more slowly than the price does: in 36 steps.
  private static final double LIQUIDITY_MEMORY_STEPS = 36;

  private final SyntheticSpec spec;
  private final MarketEquations equations;
  private final long[] timesMillis;
  private final Map<String, double[]> columns = new LinkedHashMap<>();

  private SyntheticMarket(SyntheticSpec spec) {
    this.spec = spec;
    this.equations = new MarketEquations(spec.market(), spec.step());
    this.timesMillis = new long[spec.rows()];
    long start = spec.start().toEpochMilli();
    for (int row = 0; row < timesMillis.length; row++) {
      timesMillis[row] = start + row * spec.step().toMillis();
    }
  }

  /**
   * All snapshots, with the oracle: mid_price, spread, bid_volume, ask_volume, best_bid, best_ask.
   * The same spec gives the same bits on every JVM.
   */
  public static LoadedSeries generate(SyntheticSpec spec) {
    return new SyntheticMarket(spec).generate();
  }

  private LoadedSeries generate() {
    MarketPath path = new MarketPath(spec, equations, timesMillis);
    double[] mid = path.mid;
    SplittableRandom[] liquidity = path.liquidity();
    double[] spread = spread(path, liquidity[0]);
    double[] volume = aroundMedian(spec.market().volume(), LOG_VOLUME_DEVIATION, liquidity[1]);
    columns.put(Column.MID_PRICE, mid);
    columns.put(Column.SPREAD, spread);
    fillBook(volume, path.imbalance);
    quote(mid, spread);
    SnapshotSeries series =
        new SnapshotSeries(new Instrument(spec.instrument()), timesMillis, columns);
    Instant last = Instant.ofEpochMilli(timesMillis[timesMillis.length - 1]);
    SourceFacts facts =
        new SourceFacts(
            SyntheticSpec.KIND,
            null,
            SnapshotCsv.sha256(series),
            series.size(),
            spec.start(),
            last);
    return new LoadedSeries(
        series, Sampling.ofStep(spec.step()), facts, List.of(), 0, oracle(series));
  }

  /** Nothing but a bound is known of the best forecast where prices jump or regimes change. */
  private @Nullable Oracle oracle(SnapshotSeries series) {
    return spec.market().isGaussian() ? new MarketOracle(spec, series) : null;
  }

  /** Follows the volatility where that clusters, or else nothing. */
  private double[] spread(MarketPath path, SplittableRandom random) {
    double median = spec.market().spread();
    return spec.market().clustering().isOn()
        ? Arrays.stream(path.volatility)
            .map(equations::relativeToMedian)
            .map(s -> median * s)
            .toArray()
        : aroundMedian(median, LOG_SPREAD_DEVIATION, random);
  }

  /** A positive quantity whose logarithm reverts to that of its median. */
  private double[] aroundMedian(double median, double logDeviation, SplittableRandom random) {
    GaussianSource noise = new GaussianSource(random);
    double phi = StrictMath.exp(-1 / LIQUIDITY_MEMORY_STEPS);
    double surprise = Math.sqrt(1 - phi * phi);
    double[] values = new double[timesMillis.length];
    double log = noise.next();
    for (int row = 0; row < values.length; row++) {
      values[row] = median * StrictMath.exp(logDeviation * log);
      log = phi * log + surprise * noise.next();
    }
    return values;
  }

  /** Rounds to ticks so that bid, mid and ask agree; nothing is quoted at zero or below. */
  private void quote(double[] mid, double[] spread) {
    double[] bid = new double[mid.length];
    double[] ask = new double[mid.length];
    for (int row = 0; row < mid.length; row++) {
      double midTicks = Math.max(2, Math.rint(mid[row] * TICKS_PER_USD));
      double halfTicks = Math.max(1, Math.rint(spread[row] / 2 * TICKS_PER_USD));
      halfTicks = Math.min(halfTicks, midTicks - 1);
      mid[row] = midTicks / TICKS_PER_USD;
      spread[row] = 2 * halfTicks / TICKS_PER_USD;
      bid[row] = (midTicks - halfTicks) / TICKS_PER_USD;
      ask[row] = (midTicks + halfTicks) / TICKS_PER_USD;
    }
    columns.put(Column.BEST_BID, bid);
    columns.put(Column.BEST_ASK, ask);
  }

  private void fillBook(double[] volume, double[] imbalance) {
    double[] bid = new double[volume.length];
    double[] ask = new double[volume.length];
    for (int row = 0; row < volume.length; row++) {
      double half = volume[row] / 2 * VOLUME_TICKS_PER_NODE;
      bid[row] = Math.max(1, Math.rint(half * (1 + imbalance[row]))) / VOLUME_TICKS_PER_NODE;
      ask[row] = Math.max(1, Math.rint(half * (1 - imbalance[row]))) / VOLUME_TICKS_PER_NODE;
    }
    columns.put(Column.BID_VOLUME, bid);
    columns.put(Column.ASK_VOLUME, ask);
  }
}
