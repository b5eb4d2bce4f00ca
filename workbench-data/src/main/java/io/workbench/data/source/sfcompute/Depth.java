package io.workbench.data.source.sfcompute;

import java.util.List;

/**
 * The order book of one delivery window, {@code GET /preview/v2/orderbook/depth}.
 *
 * @param window what is bought and sold
 * @param bids best first as the market sends them; may be empty
 * @param asks best first as the market sends them; may be empty
 */
public record Depth(DeliveryWindow window, List<PriceLevel> bids, List<PriceLevel> asks) {

  static Depth read(byte[] body, DeliveryWindow asked) {
    Fields fields = Json.read("depth", body);
    return new Depth(
        DeliveryWindow.read(fields, asked),
        fields.list("bids", PriceLevel::read),
        fields.list("asks", PriceLevel::read));
  }
}
