package io.workbench.data.source.sfcompute;

import org.jspecify.annotations.Nullable;

/**
 * A delivery window that somebody trades, of {@code GET /preview/v2/orderbook/windows}.
 *
 * @param window when the nodes are delivered
 * @param bidOrders number of bids
 * @param askOrders number of asks
 * @param bidNodes nodes bid for, where the market tells
 * @param askNodes nodes offered, where the market tells
 * @param bestBid highest bid, if there is one
 * @param bestAsk lowest ask, if there is one
 * @param instanceSku kind of node, where the market tells
 */
public record MarketWindow(
    DeliveryWindow window,
    long bidOrders,
    long askOrders,
    @Nullable Long bidNodes,
    @Nullable Long askNodes,
    @Nullable PriceLevel bestBid,
    @Nullable PriceLevel bestAsk,
    @Nullable String instanceSku) {
  private static final long MOST_ORDERS = 1_000_000_000;

  static MarketWindow read(Fields fields) {
    return new MarketWindow(
        DeliveryWindow.read(fields),
        fields.integer("total_bid_order_count", 0, MOST_ORDERS),
        fields.integer("total_ask_order_count", 0, MOST_ORDERS),
        optionalNodes(fields, "total_bid_node_count"),
        optionalNodes(fields, "total_ask_node_count"),
        PriceLevel.readOptional(fields, "best_bid"),
        PriceLevel.readOptional(fields, "best_ask"),
        fields.optionalText("instance_sku"));
  }

  private static @Nullable Long optionalNodes(Fields fields, String name) {
    return fields.hasValue(name) ? (Long) fields.integer(name, 0, Nodes.MOST) : null;
  }
}
