package io.workbench.data.source.sfcompute;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trade, of {@code GET /preview/v2/orderbook/fills}.
 *
 * @param dollarsPerNodeHour exact, above 0
 * @param nodes that were traded
 * @param filledAt when
 * @param instanceSku kind of node, where the market tells
 */
public record Fill(
    BigDecimal dollarsPerNodeHour, Nodes nodes, Instant filledAt, @Nullable String instanceSku) {

  static Fill read(Fields fields) {
    return new Fill(
        fields.dollars("dollars_per_node_hour"),
        NodesReader.read(fields),
        fields.time("filled_at"),
        fields.optionalText("instance_sku"));
  }
}
