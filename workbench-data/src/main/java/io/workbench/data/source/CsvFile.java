package io.workbench.data.source;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file from its start to its end and says in one sentence why it cannot be read. */
final class CsvFile {
  private CsvFile() {}

  /**
   * Hands every field to the rows.
   *
   * @param line where the record being read starts, for messages
   * @return the SHA-256 of the file
   */
  static <T> String read(Path path, CsvCallbackHandler<T> rows, LongSupplier line) {
    if (Files.isDirectory(path)) {
      throw new InputException(path + " is a folder, but a CSV file was expected.");
    }
    try (HashingReader reader = new HashingReader(Files.newInputStream(path));
        CsvReader<T> csv =
            CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .build(rows, reader);
        CloseableIterator<T> records = csv.iterator()) {
      while (records.hasNext()) {
        records.next();
      }
      return reader.sha256();
    } catch (CsvParseException e) {
      throwIfNotOfTheParser(e.getCause());
      throw new InputException(path + ":" + line.getAsLong() + ": " + clause(e) + ".", e);
    } catch (UncheckedIOException e) {
      throw unreadable(path, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** The parser wraps also what comes out of the rows that it hands the fields to. */
  private static void throwIfNotOfTheParser(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException fault && !(fault instanceof CsvParseException)) {
      throw fault;
    }
    if (cause instanceof Error fault) {
      throw fault;
    }
  }

  private static InputException unreadable(Path path, IOException e) {
    if (e instanceof CharacterCodingException) {
      return new InputException(
          path + ":" + Utf8Lines.firstMalformed(path) + ": the line is not UTF-8 text.", e);
    }
    return new InputException(path + " cannot be read: " + IoReason.of(e) + ".", e);
  }

  /** The first sentence of what the parser found, as a clause. */
  private static String clause(CsvParseException e) {
    Throwable first = e.getCause() == null ? e : e.getCause();
    String sentence = String.valueOf(first.getMessage()).split("\\. ", 2)[0];
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
