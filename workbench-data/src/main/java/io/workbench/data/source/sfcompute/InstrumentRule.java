package io.workbench.data.source.sfcompute;

import io.workbench.data.InputException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What an instrument of ours is on the market, which trades delivery windows and knows no tickers:
 * the nodes that meet the requirements, from the next full hour on, for a fixed time.
 *
 * @param name of the instrument, as snapshots carry it
 * @param requirements {@code field:value} as the market reads them, sent as they are
 * @param durationHours length of the window
 * @param depth levels of each side that are asked for, 1 to 100
 */
public record InstrumentRule(String name, String requirements, int durationHours, int depth) {
  /** One day. */
  public static final int DEFAULT_DURATION_HOURS = 24;

  /** As many levels as the market gives. */
  public static final int DEFAULT_DEPTH = 100;

  private static final int MOST_HOURS = 24 * 366;

  public InstrumentRule {
    if (name.isBlank()) {
      throw new InputException("An instrument's rule needs a name, but it was blank.");
    }
    if (requirements.isBlank()) {
      throw new InputException(
          "The instrument " + name + " needs requirements such as accelerator:H100, but had none.");
    }
    requireBetween(name, "durationHours", durationHours, MOST_HOURS);
    requireBetween(name, "depth", depth, DEFAULT_DEPTH);
  }

  /** A day from the next full hour on, with all levels. */
  public InstrumentRule(String name, String requirements) {
    this(name, requirements, DEFAULT_DURATION_HOURS, DEFAULT_DEPTH);
  }

  /** The window that a poll at this time asks about; on a full hour, the hour after it counts. */
  public DeliveryWindow window(Instant time) {
    Instant start = time.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    return new DeliveryWindow(start, start.plus(Duration.ofHours(durationHours)));
  }

  private static void requireBetween(String name, String field, int value, int max) {
    if (value < 1 || value > max) {
      throw new InputException(
          "The instrument "
              + name
              + "'s "
              + field
              + " must be from 1 to "
              + max
              + ", but was "
              + value
              + ".");
    }
  }
}
