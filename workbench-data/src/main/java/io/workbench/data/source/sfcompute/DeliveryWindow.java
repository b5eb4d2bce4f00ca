package io.workbench.data.source.sfcompute;

import io.workbench.data.InputException;
import java.time.Instant;

/**
 * The time for which nodes are bought: every order book is about one.
 *
 * @param start first moment, of whole minutes
 * @param end first moment after it, of whole minutes
 */
public record DeliveryWindow(Instant start, Instant end) {
  private static final int SECONDS_PER_MINUTE = 60;

  public DeliveryWindow {
    requireWholeMinutes("start", start);
    requireWholeMinutes("end", end);
    if (!end.isAfter(start)) {
      throw new InputException(
          "A delivery window must end after its start " + start + ", but its end was " + end + ".");
    }
  }

  /** Its length. */
  public long seconds() {
    return end.getEpochSecond() - start.getEpochSecond();
  }

  /** Reads {@code start_at} and {@code end_at}. */
  static DeliveryWindow read(Fields fields) {
    Instant start = fields.time("start_at");
    Instant end = fields.time("end_at");
    fields.require(isWholeMinutes(start), "start_at", "must be of whole minutes");
    fields.require(isWholeMinutes(end), "end_at", "must be of whole minutes");
    fields.require(end.isAfter(start), "end_at", "must be after start_at");
    return new DeliveryWindow(start, end);
  }

  /** Reads it and insists that it is the one that was asked about. */
  static DeliveryWindow read(Fields fields, DeliveryWindow asked) {
    DeliveryWindow window = read(fields);
    fields.require(
        window.start().equals(asked.start()),
        "start_at",
        "must be that of the request, " + asked.start().getEpochSecond());
    fields.require(
        window.end().equals(asked.end()),
        "end_at",
        "must be that of the request, " + asked.end().getEpochSecond());
    return window;
  }

  private static void requireWholeMinutes(String name, Instant time) {
    if (!isWholeMinutes(time)) {
      throw new InputException(
          "A delivery window's " + name + " must be of whole minutes, but was " + time + ".");
    }
  }

  private static boolean isWholeMinutes(Instant time) {
    return time.getNano() == 0 && time.getEpochSecond() % SECONDS_PER_MINUTE == 0;
  }
}
