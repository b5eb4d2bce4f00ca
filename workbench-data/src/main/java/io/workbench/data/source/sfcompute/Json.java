package io.workbench.data.source.sfcompute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads an answer's bytes as one JSON object, with every decimal as it is written. */
final class Json {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readerFor(JsonNode.class);

  private Json() {}

  /**
   * The object's fields.
   *
   * @param answer what the answer is about, for a message: {@code depth}
   * @throws SfComputeException if the bytes are no JSON object
   */
  static Fields read(String answer, byte[] body) {
    JsonNode root;
    try {
      root = READER.readTree(body);
    } catch (IOException fault) {
      throw unusable(answer, reason(body, fault));
    }
    if (!root.isObject()) {
      throw unusable(answer, body.length == 0 ? "it is empty" : "it is no JSON object");
    }
    return new Fields(answer, "", root);
  }

  /** The bytes as JSON, or {@code null} if they are none. */
  static @Nullable JsonNode readOrNull(byte[] body) {
    try {
      return READER.readTree(body);
    } catch (IOException noJson) {
      return null;
    }
  }

  /** The failure of an answer that came whole but cannot be used. */
  static SfComputeException unusable(String answer, String reason) {
    return new SfComputeException(
        FaultKind.UNUSABLE_ANSWER,
        "SF Compute's answer about "
            + answer
            + " cannot be used: "
            + reason
            + "; if this lasts, compare the answer with the service's documents.",
        false);
  }

  private static String reason(byte[] body, IOException fault) {
    if (body.length > 0 && body[0] == '<') {
      return "it is HTML, not JSON, as a proxy or a login page sends it";
    }
    if (fault instanceof JsonProcessingException json && json.getLocation() != null) {
      return "it is no valid JSON from line "
          + json.getLocation().getLineNr()
          + ", column "
          + json.getLocation().getColumnNr()
          + " on";
    }
    return "it is no valid JSON";
  }
}
