package io.workbench.data.store;

import io.workbench.data.InputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a store is: a SQLite file, or a PostgreSQL database.
 *
 * @param url of JDBC; it holds no password
 * @param file SQLite's file, {@code null} for PostgreSQL
 */
public record StoreLocation(String url, @Nullable Path file) {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** A file, {@code jdbc:sqlite:FILE}, or {@code jdbc:postgresql://HOST:PORT/DATABASE}. */
  public static StoreLocation of(String text) {
    if (text.startsWith(POSTGRESQL)) {
      return new StoreLocation(withoutPassword(text), null);
    }
    if (text.startsWith("jdbc:") && !text.startsWith(SQLITE)) {
      throw new InputException(
          "A store must be a file, jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE, but was \""
              + (text + "\"."));
    }
    try {
      return of(Path.of(text.startsWith(SQLITE) ? text.substring(SQLITE.length()) : text));
    } catch (InvalidPathException e) {
      throw new InputException("A store must be a file or a URL, but was \"" + text + "\".", e);
    }
  }

  /** A SQLite file. */
  public static StoreLocation of(Path file) {
    String path = file.toString();
    // SQLite's driver reads what follows a question mark as settings.
    if (path.isBlank() || path.indexOf('?') >= 0) {
      throw new InputException(
          "A store's file needs a name without a question mark, but was \"" + path + "\".");
    }
    return new StoreLocation(SQLITE + path, file);
  }

  /** What messages and results call it: the file, or the URL without its settings. */
  public String name() {
    return file == null ? url.replaceFirst("\\?.*", "") : file.toString();
  }

  /** SQLite's second file, which holds the raw answers: {@code market.raw.db} of market.db. */
  static Path answersFile(Path snapshots) {
    String name = snapshots.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    return snapshots.resolveSibling(stem + ".raw" + ending);
  }

  private static String withoutPassword(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    if (lower.contains("password=") || lower.matches("jdbc:postgresql://[^/?]*@.*")) {
      throw new InputException(
          "A store's URL must hold no user's password, because results record it:"
              + " set PGUSER and PGPASSWORD instead.");
    }
    return url;
  }
}
