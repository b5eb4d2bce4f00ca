package io.workbench.data.source.sfcompute;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order book of one delivery window, {@code GET /preview/v2/orderbook/depth}.
 *
 * @param window what is bought and sold
 * @param requestedAt when the market was asked, by its own clock; {@code null} if it does not tell
 * @param bids best first as the market sends them; may be empty
 * @param asks best first as the market sends them; may be empty
 */
public record Depth(
    DeliveryWindow window,
    @Nullable Instant requestedAt,
    List<PriceLevel> bids,
    List<PriceLevel> asks) {

  /** Reads an answer that has just come, which must be about this window and of this time. */
  static Depth read(RawAnswer answer, DeliveryWindow asked) {
    Fields fields = Json.read("depth", answer.body());
    Depth depth = read(fields, DeliveryWindow.read(fields, asked));
    ClockCheck.require(answer.requestedAt(), depth.requestedAt());
    return depth;
  }

  /** Reads an answer that was kept, about the window that it tells itself. */
  static Depth readKept(byte[] body) {
    Fields fields = Json.read("depth", body);
    return read(fields, DeliveryWindow.read(fields));
  }

  private static Depth read(Fields fields, DeliveryWindow window) {
    return new Depth(
        window,
        fields.optionalTime("requested_at"),
        fields.list("bids", PriceLevel::read),
        fields.list("asks", PriceLevel::read));
  }
}
