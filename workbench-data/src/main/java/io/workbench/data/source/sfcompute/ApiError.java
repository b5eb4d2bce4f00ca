package io.workbench.data.source.sfcompute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the market says about a request that it did not answer. Three shapes are read: {@code
 * {"error": {"type", "message", "details"}}}, {@code {"type", "message"}} and {@code {"object":
 * "error", "code", "message"}}.
 *
 * @param type or code
 * @param message a sentence of the market's
 * @param details one text for each field that was wrong
 */
record ApiError(String type, String message, List<String> details) {

  /** The error in the body; {@code null} if there is none of the three shapes. */
  static @Nullable ApiError read(byte[] body) {
    JsonNode root = Json.readOrNull(body);
    if (root == null) {
      return null;
    }
    JsonNode error = root.path("error").isObject() ? root.path("error") : root;
    String type = text(error, error.path("type").isTextual() ? "type" : "code");
    String message = text(error, "message");
    if (type.isEmpty() && message.isEmpty()) {
      return null;
    }
    List<String> details = new ArrayList<>();
    for (JsonNode detail : error.path("details")) {
      details.add(detail(detail));
    }
    return new ApiError(type, message, details);
  }

  /** All of it as one clause: {@code type, message, field: message}. */
  String clause() {
    List<String> parts = new ArrayList<>();
    for (String part : List.of(type, message, String.join(", ", details))) {
      if (!part.isBlank()) {
        parts.add(Shortened.of(part));
      }
    }
    return String.join("; ", parts);
  }

  private static String detail(JsonNode detail) {
    String field = text(detail, "field");
    String message = text(detail, "message");
    String said = message.isEmpty() ? text(detail, "code") : message;
    return field.isEmpty() ? said : field + ": " + said;
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asText("");
  }
}
