package io.workbench.data.market;

import io.workbench.data.InputException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The top of one instrument's order book at one moment. A side that nobody offers on is {@code
 * null}, never 0; a crossed book is kept as it was seen.
 *
 * @param time of whole milliseconds, UTC
 * @param instrument the instrument's name
 * @param bestBid highest bid in USD per GPU-hour, above 0 and at most {@value #MOST_PRICE}
 * @param bestAsk lowest ask in USD per GPU-hour, in the same limits
 * @param bidVolume nodes on the bid side, from 0 to {@value #MOST_VOLUME}
 * @param askVolume nodes on the ask side, in the same limits
 */
public record Snapshot(
    Instant time,
    String instrument,
    @Nullable Double bestBid,
    @Nullable Double bestAsk,
    @Nullable Double bidVolume,
    @Nullable Double askVolume) {

  /** No market's price is higher: what is reckoned with prices stays finite. */
  public static final double MOST_PRICE = 1e12;

  /** No market's volume is larger. */
  public static final double MOST_VOLUME = 1e15;

  public Snapshot {
    if (instrument.isBlank()) {
      throw new InputException("A snapshot's instrument needs a name, but it was blank.");
    }
    if (!time.truncatedTo(ChronoUnit.MILLIS).equals(time)) {
      throw new InputException(
          "A snapshot's time must be of whole milliseconds, but was " + time + ".");
    }
    requirePrice(Column.BEST_BID, bestBid);
    requirePrice(Column.BEST_ASK, bestAsk);
    requireVolume(Column.BID_VOLUME, bidVolume);
    requireVolume(Column.ASK_VOLUME, askVolume);
  }

  /** Whether a snapshot may have this price. */
  public static boolean isPrice(double price) {
    return price > 0 && price <= MOST_PRICE;
  }

  /** Whether a snapshot may have this volume. */
  public static boolean isVolume(double volume) {
    return volume >= 0 && volume <= MOST_VOLUME;
  }

  private static void requirePrice(String name, @Nullable Double price) {
    if (price != null && !(price > 0 && Double.isFinite(price))) {
      throw new InputException(
          "A snapshot's " + name + " must be a finite price above 0, but was " + price + ".");
    }
    requireAtMost(MOST_PRICE, name, price);
  }

  private static void requireVolume(String name, @Nullable Double volume) {
    if (volume != null && !(volume >= 0 && Double.isFinite(volume))) {
      throw new InputException(
          "A snapshot's " + name + " must be finite and at least 0, but was " + volume + ".");
    }
    requireAtMost(MOST_VOLUME, name, volume);
  }

  private static void requireAtMost(double most, String name, @Nullable Double value) {
    if (value != null && value > most) {
      throw new InputException(
          "A snapshot's " + name + " must be at most " + most + ", but was " + value + ".");
    }
  }
}
