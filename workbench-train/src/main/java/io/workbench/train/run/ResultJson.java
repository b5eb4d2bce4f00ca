package io.workbench.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.workbench.data.AtomicFiles;
import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes and reads {@code result.json}, and the lines of {@code history.jsonl}. Its JSON Schema is
 * the resource {@value #SCHEMA_RESOURCE} beside this class.
 */
public final class ResultJson {
  /** Name of the schema of version 1, to be opened with {@code ResultJson.class}. */
  public static final String SCHEMA_RESOURCE = "result-1.schema.json";

  private static final JsonMapper MAPPER = ResultMapper.create();

  private ResultJson() {}

  /**
   * Writes a result whole.
   *
   * @throws OutputException when the file cannot be written
   * @throws IllegalArgumentException when a number of the result is NaN or infinite
   */
  public static void write(Path file, RunResult result) {
    AtomicFiles.write(file, text(result) + "\n");
  }

  /** A result, or whatever else a command answers with, as indented JSON by the same rules. */
  public static String text(Object view) {
    return serialise(() -> MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(view));
  }

  /** An epoch as one line of JSON, without a line end. */
  public static String line(EpochRecord epoch) {
    return serialise(() -> MAPPER.writeValueAsString(epoch));
  }

  /**
   * Reads a result.
   *
   * @throws InputException when the file is missing, broken, incomplete or newer than this code
   */
  public static RunResult read(Path file) {
    try {
      return parse(file, Files.readString(file));
    } catch (NoSuchFileException missing) {
      throw new InputException("There is no result " + file + ".", missing);
    } catch (JsonProcessingException broken) {
      throw new InputException("Cannot read result " + file + JsonFault.describe(broken), broken);
    } catch (IOException unreadable) {
      throw new InputException(
          "Cannot read result " + file + ": " + IoReason.of(unreadable) + ".", unreadable);
    }
  }

  private static RunResult parse(Path file, String text) throws JsonProcessingException {
    JsonNode tree = MAPPER.readTree(text);
    if (!tree.isObject()) {
      throw new InputException("Cannot read result " + file + ": it holds no JSON object.");
    }
    JsonNode version = tree.path("schemaVersion");
    if (!version.isInt() || version.intValue() < 1) {
      String found = version.isMissingNode() ? "missing" : version.toString();
      throw new InputException(
          "Cannot read result " + file + ": schemaVersion must be a number, but is " + found + ".");
    }
    if (version.intValue() > RunResult.SCHEMA_VERSION) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "Cannot read result %s: schemaVersion must be at most %d, but is %s;"
                  + " a newer workbench wrote it.",
              file,
              RunResult.SCHEMA_VERSION,
              version));
    }
    // Read again from the text, not from the tree, so that a fault knows its line.
    return MAPPER.readValue(text, RunResult.class);
  }

  interface Serialising {
    String text() throws JsonProcessingException;
  }

  static String serialise(Serialising serialising) {
    try {
      return serialising.text();
    } catch (JsonProcessingException failure) {
      throw new IllegalArgumentException(
          "A result must hold finite numbers and plain values: " + JsonFault.reason(failure),
          failure);
    }
  }
}
