package io.workbench.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.workbench.data.InputException;

/**
 * Any record as JSON by the rules of results: what is absent is left out, what is not finite is
 * refused, and reading is strict. Whole numbers in plain trees read back as {@code Long}.
 */
public final class RecordJson {
  private static final JsonMapper MAPPER =
      ResultMapper.create().rebuild().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  private RecordJson() {}

  /** One line, without a line end. */
  public static String line(Record value) {
    return ResultJson.serialise(() -> MAPPER.writeValueAsString(value));
  }

  /**
   * Reads a record.
   *
   * @param source what an error begins with, such as {@code journal.jsonl, line 7}
   * @throws InputException when the text is broken, incomplete or has unknown fields
   */
  public static <R extends Record> R parse(String source, String text, Class<R> type) {
    try {
      R value = MAPPER.readValue(text, type);
      if (value == null) {
        throw new InputException(source + ": it holds no JSON object.");
      }
      return value;
    } catch (JsonProcessingException broken) {
      throw new InputException(source + ": " + JsonFault.reason(broken) + ".", broken);
    }
  }
}
