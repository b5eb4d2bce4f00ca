package io.workbench.data.source.sfcompute;

import io.workbench.data.market.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order book becomes a snapshot: the best prices by the GPU-hour, and each side's volume as
 * the average number of nodes over the window, Σ nodes × seconds in the window / seconds of the
 * window. A side that nobody offers on is missing, not 0.
 *
 * <p>Nothing but the arguments counts, so that stored answers give the same snapshots again.
 */
public final class DepthSnapshot {
  private DepthSnapshot() {}

  /**
   * The snapshot of an answer that has just come.
   *
   * @param rule that the answer was asked for by
   * @param time of the poll, of whole milliseconds
   * @throws SfComputeException if the answer is not usable, about another window or of another time
   */
  public static Snapshot of(RawAnswer answer, InstrumentRule rule, Instant time) {
    Depth depth = Depth.read(answer, rule.window(time));
    return of(depth, rule.name(), time);
  }

  /**
   * The snapshot of an answer that was kept, about the window that it tells itself: the rule it was
   * asked by may have changed since.
   *
   * @param body the answer's JSON
   * @param time of the poll, of whole milliseconds
   * @throws SfComputeException if the answer is not usable
   */
  public static Snapshot ofKept(byte[] body, String instrument, Instant time) {
    return of(Depth.readKept(body), instrument, time);
  }

  private static Snapshot of(Depth depth, String instrument, Instant time) {
    return new Snapshot(
        time,
        instrument,
        best(depth.bids(), 1),
        best(depth.asks(), -1),
        volume(depth.bids(), depth.window()),
        volume(depth.asks(), depth.window()));
  }

  /** The highest price where {@code sign} is 1, the lowest where it is -1, in whatever order. */
  private static @Nullable Double best(List<PriceLevel> levels, int sign) {
    BigDecimal best = null;
    for (PriceLevel level : levels) {
      BigDecimal price = level.dollarsPerGpuHour();
      if (best == null || price.compareTo(best) * sign > 0) {
        best = price;
      }
    }
    return best == null ? null : best.doubleValue();
  }

  private static @Nullable Double volume(List<PriceLevel> levels, DeliveryWindow window) {
    if (levels.isEmpty()) {
      return null;
    }
    long nodeSeconds = 0;
    for (PriceLevel level : levels) {
      nodeSeconds += level.nodes().nodeSeconds(window);
    }
    return (double) nodeSeconds / window.seconds();
  }
}
