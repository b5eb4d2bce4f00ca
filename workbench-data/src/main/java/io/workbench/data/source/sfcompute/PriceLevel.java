package io.workbench.data.source.sfcompute;

import io.workbench.data.InputException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One price of an order book. The market has written it in three shapes: with a {@code node_count},
 * with an {@code allocation_schedule_delta}, and with that and an {@code instance_sku}.
 *
 * @param dollarsPerNodeHour exact, above 0
 * @param nodes how many at that price
 * @param instanceSku kind of node, where the market tells
 */
public record PriceLevel(BigDecimal dollarsPerNodeHour, Nodes nodes, @Nullable String instanceSku) {
  /** GPUs of a node. */
  public static final int GPUS_PER_NODE = 8;

  private static final BigDecimal GPUS = BigDecimal.valueOf(GPUS_PER_NODE);

  public PriceLevel {
    if (dollarsPerNodeHour.signum() <= 0) {
      throw new InputException(
          "A level's price must be above 0 dollars, but was " + dollarsPerNodeHour + ".");
    }
  }

  /** The price of one GPU for an hour, exact. */
  public BigDecimal dollarsPerGpuHour() {
    // An eighth of a decimal has a finite decimal form, so that nothing is rounded.
    return dollarsPerNodeHour.divide(GPUS);
  }

  static PriceLevel read(Fields fields) {
    return new PriceLevel(
        fields.dollars("dollars_per_node_hour"),
        NodesReader.read(fields),
        fields.optionalText("instance_sku"));
  }

  /** A level, or {@code null} where nobody offers. */
  static @Nullable PriceLevel readOptional(Fields fields, String name) {
    Fields level = fields.optionalObject(name);
    return level == null ? null : read(level);
  }
}
