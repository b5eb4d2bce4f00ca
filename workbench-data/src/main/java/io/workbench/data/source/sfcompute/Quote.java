package io.workbench.data.source.sfcompute;

import org.jspecify.annotations.Nullable;

/**
 * The best prices of one delivery window, {@code GET /preview/v2/orderbook/quote}. A side on which
 * nobody offers is {@code null}, which is normal.
 */
public record Quote(
    DeliveryWindow window, @Nullable PriceLevel bestBid, @Nullable PriceLevel bestAsk) {

  static Quote read(byte[] body, DeliveryWindow asked) {
    Fields fields = Json.read("quote", body);
    return new Quote(
        DeliveryWindow.read(fields, asked),
        PriceLevel.readOptional(fields, "best_bid"),
        PriceLevel.readOptional(fields, "best_ask"));
  }
}
