package io.workbench.data.source.sfcompute.stub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The kinds of nodes that the stub's market knows. */
final class StubSkus {
  private StubSkus() {}

  static List<ObjectNode> all() {
    return List.of(
        sku("isku_h100", "h100i", "H100", "richmond"),
        sku("isku_h100v", "h100v", "H100", "landsend"),
        sku("isku_h200", "h200ki", "H200", "richmond"));
  }

  private static ObjectNode sku(String id, String alias, String accelerator, String zone) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    put(json, "alias", alias);
    json.putNull("region");
    put(json, "availability_zone", zone);
    put(json, "accelerator", accelerator);
    put(json, "form_factor", "sxm5");
    return json;
  }

  private static void put(ObjectNode json, String name, String value) {
    json.putObject(name).put("value", value).put("display_value", value);
  }
}
