package io.workbench.data.source.sfcompute.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Cuts a list into pages; a cursor is a prefix and the number of items before it. */
final class StubPages {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 200;

  private StubPages() {}

  static ObjectNode page(List<ObjectNode> items, StubQuery query, String prefix) {
    int limit = query.integer("limit", DEFAULT_LIMIT, 1, MOST);
    int from = from(query.text("starting_after", prefix + "0"), prefix, items.size());
    int to = Math.min(items.size(), from + limit);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("object", "list");
    json.put("has_more", to < items.size());
    if (to < items.size()) {
      json.put("cursor", prefix + to);
    } else {
      json.putNull("cursor");
    }
    ArrayNode data = json.putArray("data");
    items.subList(from, to).forEach(data::add);
    return json;
  }

  private static int from(String cursor, String prefix, int size) {
    String digits = cursor.startsWith(prefix) ? cursor.substring(prefix.length()) : "";
    if (!digits.matches("[0-9]{1,9}") || Integer.parseInt(digits) > size) {
      throw new StubRefusal("starting_after", "is no cursor of this list");
    }
    return Integer.parseInt(digits);
  }
}
