package io.workbench.train.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a list shows of {@code result.json} and skips the rest, such as the history: several
 * times as quick as {@link ResultJson}, and less strict.
 */
public final class ResultSummaries {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Set<String> ENTERED =
      Set.of(
          "run",
          "spec",
          "provenance",
          "provenance.data",
          "model",
          "metrics",
          "metrics.test",
          "skill");
  private static final String TAGS = "spec.tags";

  private final Path file;
  private final Map<String, String> values = new HashMap<>();
  private final List<String> tags = new ArrayList<>();

  private ResultSummaries(Path file) {
    this.file = file;
  }

  /**
   * Reads one result.
   *
   * @throws InputException when the file is missing, broken, incomplete or newer than this code
   */
  public static ResultSummary read(Path file) {
    ResultSummaries reader = new ResultSummaries(file);
    try (JsonParser parser = FACTORY.createParser(Files.readAllBytes(file))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw reader.fault(": it holds no JSON object.");
      }
      reader.object(parser, "");
      return reader.summary();
    } catch (NoSuchFileException missing) {
      throw new InputException("There is no result " + file + ".", missing);
    } catch (JsonProcessingException broken) {
      throw new InputException("Cannot read result " + file + JsonFault.describe(broken), broken);
    } catch (IOException unreadable) {
      throw new InputException(
          "Cannot read result " + file + ": " + IoReason.of(unreadable) + ".", unreadable);
    }
  }

  private InputException fault(String reason) {
    return new InputException("Cannot read result " + file + reason);
  }

  private void object(JsonParser parser, String path) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      String key = path.isEmpty() ? name : path + "." + name;
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && ENTERED.contains(key)) {
        object(parser, key);
      } else if (value == JsonToken.START_ARRAY && key.equals(TAGS)) {
        list(parser);
      } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        values.put(key, parser.getText());
      } else {
        parser.skipChildren();
      }
      if (key.equals("schemaVersion")) {
        requireKnownVersion();
      }
    }
  }

  private void list(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken().isScalarValue()) {
        tags.add(parser.getText());
      } else {
        parser.skipChildren();
      }
    }
  }

  private void requireKnownVersion() {
    Long version = whole("schemaVersion");
    if (version != null && version > RunResult.SCHEMA_VERSION) {
      throw fault(
          ": schemaVersion must be at most "
              + RunResult.SCHEMA_VERSION
              + ", but is "
              + version
              + "; a newer workbench wrote it.");
    }
  }

  private ResultSummary summary() {
    String path = values.get("provenance.data.path");
    return new ResultSummary(
        text("run.id"),
        text("run.name"),
        text("run.kind"),
        text("run.status"),
        time("run.finishedAt"),
        List.copyOf(tags),
        text("model.kind"),
        path == null ? text("provenance.data.source") : path,
        number("metrics.test.rmse"),
        number("skill.rmseVsPersistence"));
  }

  private String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw fault(": field " + key + " is missing.");
    }
    return value;
  }

  private Instant time(String key) {
    String value = text(key);
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException wrong) {
      throw wrong(key, value, wrong);
    }
  }

  private @Nullable Long whole(String key) {
    String value = values.get(key);
    try {
      return value == null ? null : Long.valueOf(value);
    } catch (NumberFormatException wrong) {
      throw wrong(key, value, wrong);
    }
  }

  private @Nullable Double number(String key) {
    String value = values.get(key);
    try {
      return value == null ? null : Double.valueOf(value);
    } catch (NumberFormatException wrong) {
      throw wrong(key, value, wrong);
    }
  }

  private InputException wrong(String key, @Nullable String value, RuntimeException cause) {
    return new InputException(
        "Cannot read result " + file + ": field " + key + " cannot be \"" + value + "\".", cause);
  }
}
