package io.workbench.train.run;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import org.jspecify.annotations.Nullable;

/** Puts Jackson's complaints into words a person understands: the line, the field and the value. */
final class JsonFault {
  private JsonFault() {}

  /**
   * What follows a file's name: the line where the text is no JSON, else the field, whose line
   * Jackson knows only roughly.
   */
  static String describe(JsonProcessingException fault) {
    boolean textual = !(fault instanceof JsonMappingException) && fault.getLocation() != null;
    String line = textual ? ", line " + fault.getLocation().getLineNr() : "";
    return line + ": " + reason(fault) + ".";
  }

  static String reason(JsonProcessingException fault) {
    String message = firstLine(fault.getOriginalMessage());
    if (fault instanceof ValueInstantiationException refused
        && refused.getCause() instanceof IllegalArgumentException wrong) {
      return firstLine(wrong.getMessage()).replaceFirst("\\.$", "");
    }
    if (fault instanceof JsonMappingException mapping) {
      return "field " + path(mapping) + " " + fieldReason(mapping, message);
    }
    if (message.startsWith("Unexpected end-of-input")) {
      return "it ends in the middle";
    }
    // What Jackson expected and where it started are of no use to a reader.
    String problem = message.replaceFirst(":? ?(was expecting |\\(for |\\(start marker ).*", "");
    return fault instanceof JsonParseException ? "it is no valid JSON: " + problem : problem;
  }

  private static String fieldReason(JsonMappingException mapping, String message) {
    if (mapping instanceof UnrecognizedPropertyException) {
      return "is unknown";
    }
    if (mapping instanceof InvalidNullException) {
      return "is null";
    }
    if (mapping instanceof InvalidFormatException invalid) {
      return "cannot be \"" + invalid.getValue() + "\"";
    }
    return message.startsWith("Missing required creator property") ? "is missing" : message;
  }

  /** Such as {@code training.history[3].epoch}. */
  private static String path(JsonMappingException mapping) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : mapping.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }
}
