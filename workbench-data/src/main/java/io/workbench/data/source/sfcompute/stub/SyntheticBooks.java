package io.workbench.data.source.sfcompute.stub;

import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.SyntheticMarket;
import io.workbench.data.source.SyntheticSpec;
import io.workbench.data.source.sfcompute.DeliveryWindow;
import io.workbench.data.source.sfcompute.Nodes;
import io.workbench.data.source.sfcompute.PriceLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Order books of synthetic markets: best prices and whole nodes as the market has them at the time,
 * spread over a few levels. Before a market begins and after it ends nobody offers.
 */
public final class SyntheticBooks implements OrderBookSource {
  private static final int LEVELS = 4;
  private static final BigDecimal LEVEL_DOLLARS = new BigDecimal("0.08");

  private final Map<String, SnapshotSeries> markets;

  private SyntheticBooks(Map<String, SnapshotSeries> markets) {
    this.markets = markets;
  }

  /** Books of markets by the requirements that ask for them. */
  public static SyntheticBooks of(Map<String, SyntheticSpec> markets) {
    Map<String, SnapshotSeries> series = new LinkedHashMap<>();
    markets.forEach((key, spec) -> series.put(key, SyntheticMarket.generate(spec).series()));
    return new SyntheticBooks(series);
  }

  @Override
  public Book book(String requirements, DeliveryWindow window, Instant now) {
    SnapshotSeries market = markets.get(requirements);
    int row = market == null ? -1 : row(market, now.toEpochMilli());
    if (market == null || row < 0) {
      return Book.EMPTY;
    }
    return new Book(
        levels(market.column(Column.BEST_BID)[row], market.column(Column.BID_VOLUME)[row], -1),
        levels(market.column(Column.BEST_ASK)[row], market.column(Column.ASK_VOLUME)[row], 1));
  }

  private static int row(SnapshotSeries market, long nowMillis) {
    int found = Arrays.binarySearch(market.timesMillis(), nowMillis);
    int row = found >= 0 ? found : -found - 2;
    boolean over = row == market.size() - 1 && found < 0;
    return over ? -1 : row;
  }

  /** The volume in whole nodes, the largest part at the best price. */
  private static List<PriceLevel> levels(double dollarsPerGpuHour, double volume, int direction) {
    BigDecimal best =
        BigDecimal.valueOf(dollarsPerGpuHour)
            .multiply(BigDecimal.valueOf(PriceLevel.GPUS_PER_NODE))
            .setScale(6, RoundingMode.HALF_EVEN);
    List<PriceLevel> levels = new ArrayList<>();
    int left = (int) Math.round(volume);
    for (int level = 0; level < LEVELS && left > 0; level++) {
      int nodes = level == LEVELS - 1 ? left : (left + 1) / 2;
      BigDecimal away = LEVEL_DOLLARS.multiply(BigDecimal.valueOf((long) direction * level));
      BigDecimal price = best.add(away);
      if (price.signum() > 0) {
        levels.add(new PriceLevel(price, new Nodes.Constant(nodes), null));
        left -= nodes;
      }
    }
    return levels;
  }
}
