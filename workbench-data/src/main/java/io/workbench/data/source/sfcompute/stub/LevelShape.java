package io.workbench.data.source.sfcompute.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.workbench.data.source.sfcompute.DeliveryWindow;
import io.workbench.data.source.sfcompute.Nodes;
import io.workbench.data.source.sfcompute.PriceLevel;

/** The three ways in which the market has written a price level. */
public enum LevelShape {
  /** {@code node_count}; a level that has a schedule keeps it. */
  COUNT,
  /** {@code allocation_schedule_delta}. */
  SCHEDULE,
  /** The same with {@code instance_sku}. */
  SCHEDULE_WITH_SKU;

  private static final String SKU = "isku_h100";

  ObjectNode write(PriceLevel level, DeliveryWindow window) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("dollars_per_node_hour", level.dollarsPerNodeHour().toPlainString());
    Nodes nodes = level.nodes();
    if (nodes instanceof Nodes.Schedule schedule) {
      ArrayNode entries = json.putArray("allocation_schedule_delta");
      schedule.entries().forEach(entry -> write(entry, entries.addObject()));
    } else if (this == COUNT) {
      json.put("node_count", ((Nodes.Constant) nodes).count());
    } else {
      int count = ((Nodes.Constant) nodes).count();
      Nodes.Entry whole = new Nodes.Entry(window.start(), window.end(), count);
      write(whole, json.putArray("allocation_schedule_delta").addObject());
    }
    if (this == SCHEDULE_WITH_SKU) {
      json.put("instance_sku", SKU);
    }
    return json;
  }

  private static void write(Nodes.Entry entry, ObjectNode json) {
    json.put("start_at", entry.start().getEpochSecond());
    if (entry.end() == null) {
      json.putNull("end_at");
    } else {
      json.put("end_at", entry.end().getEpochSecond());
    }
    json.put("node_count", entry.nodeCount());
  }
}
