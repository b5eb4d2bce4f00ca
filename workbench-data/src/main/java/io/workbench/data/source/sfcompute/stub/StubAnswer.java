package io.workbench.data.source.sfcompute.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * What the stub answers when it plays no fault.
 *
 * @param status HTTP status
 * @param json body, which a fault may alter before it is sent
 */
record StubAnswer(int status, ObjectNode json) {
  static final int OK = 200;

  byte[] body() {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A refusal with one detail, as the market gives with 422; the messages are our choice. */
  static StubAnswer refusal(String field, String message) {
    ObjectNode json = ErrorShape.NESTED.write(422, "The request has invalid parameters.");
    ((ObjectNode) json.get("error"))
        .putArray("details")
        .addObject()
        .put("field", field)
        .put("code", "invalid")
        .put("message", message);
    return new StubAnswer(422, json);
  }
}
