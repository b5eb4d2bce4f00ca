package io.workbench.data.source.sfcompute;

import io.workbench.data.InputException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /v0/quote} is asked.
 *
 * @param side {@code BUY} or {@code SELL}
 * @param quantity nodes, at least 1
 * @param instanceType such as {@code h100i}; {@code null} for any
 * @param duration of at least an hour
 * @param start not before; {@code null} for now
 */
public record LegacyQuoteQuery(
    Side side,
    int quantity,
    @Nullable String instanceType,
    Duration duration,
    @Nullable Instant start) {

  /** Which side of the trade the caller is on. */
  public enum Side {
    BUY("buy"),
    SELL("sell");

    private final String word;

    Side(String word) {
      this.word = word;
    }
  }

  public LegacyQuoteQuery {
    if (quantity < 1) {
      throw new InputException(
          "A quote's quantity must be at least 1 node, but was " + quantity + ".");
    }
    if (duration.compareTo(Duration.ofHours(1)) < 0) {
      throw new InputException(
          "A quote's duration must be at least an hour, but was " + duration + ".");
    }
  }

  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("side", side.word);
    parameters.put("quantity", Integer.toString(quantity));
    if (instanceType != null) {
      parameters.put("instance_type", instanceType);
    }
    parameters.put("duration", Long.toString(duration.toSeconds()));
    parameters.put("min_start_date", start == null ? "NOW" : start.toString());
    return parameters;
  }
}
