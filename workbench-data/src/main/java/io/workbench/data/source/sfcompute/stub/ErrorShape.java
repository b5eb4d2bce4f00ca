package io.workbench.data.source.sfcompute.stub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The three ways in which the market has written an error. */
public enum ErrorShape {
  /** {@code {"error": {"type", "message"}}}. */
  NESTED,
  /** {@code {"type", "message"}}. */
  FLAT,
  /** {@code {"object": "error", "code", "message"}}. */
  CODED;

  ObjectNode write(int status, String message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return switch (this) {
      case NESTED -> {
        json.putObject("error").put("type", type(status)).put("message", message);
        yield json;
      }
      case FLAT -> json.put("type", type(status)).put("message", message);
      case CODED -> json.put("object", "error").put("code", type(status)).put("message", message);
    };
  }

  /** The documented types; those of 429 and of the gateway's statuses are our choice. */
  private static String type(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "forbidden";
      case 404 -> "not_found";
      case 409 -> "conflict";
      case 422 -> "unprocessable_entity";
      case 429 -> "rate_limit_error";
      case 503 -> "service_unavailable";
      default -> status >= 500 ? "api_error" : "invalid_request_error";
    };
  }
}
