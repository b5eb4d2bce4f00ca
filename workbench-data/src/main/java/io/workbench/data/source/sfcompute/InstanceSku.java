package io.workbench.data.source.sfcompute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A kind of node, of {@code GET /preview/v2/instance_skus}.
 *
 * @param id {@code isku_…}
 * @param properties what the market tells of it, by the market's own names, such as {@code
 *     accelerator}: which there are has changed, so none is insisted on
 */
public record InstanceSku(String id, Map<String, String> properties) {

  static InstanceSku read(Fields fields) {
    String id = fields.displayed("id");
    if (id == null) {
      throw fields.refusal("id", "must be text");
    }
    Map<String, String> properties = new LinkedHashMap<>();
    for (String name : fields.names()) {
      String value = fields.displayed(name);
      if (value != null && !name.equals("id")) {
        properties.put(name, value);
      }
    }
    return new InstanceSku(id, Collections.unmodifiableMap(properties));
  }
}
