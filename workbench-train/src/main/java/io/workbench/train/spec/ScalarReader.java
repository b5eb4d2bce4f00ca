package io.workbench.train.spec;

import io.workbench.data.InputException;
import io.workbench.data.store.StoreLocation;
import io.workbench.train.spec.SpecNode.Scalar;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads one value of the types a spec is made of. */
final class ScalarReader {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  /** About a century; its milliseconds, and many times them, are within a long. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private ScalarReader() {}

  static boolean reads(Class<?> type) {
    return type.isPrimitive()
        || type == Integer.class
        || type == Double.class
        || type == String.class
        || type == Duration.class
        || type == Instant.class
        || type == Path.class
        || type == URI.class
        || type == StoreLocation.class
        || type.isEnum();
  }

  /** The value, or an error that names file, line and {@code path}. */
  static Object read(SpecNode node, Class<?> type, String path) {
    if (!(node instanceof Scalar scalar) || (scalar.isNull() && type != String.class)) {
      throw wrong(node, path, expected(type));
    }
    if (type == String.class) {
      return text(scalar, path);
    }
    if (type == int.class || type == Integer.class || type == long.class) {
      return whole(scalar, type == long.class ? 63 : 31, path);
    }
    if (type == double.class || type == Double.class) {
      return number(scalar, path);
    }
    if (type == boolean.class) {
      return bool(scalar, path);
    }
    if (type == Duration.class) {
      return duration(scalar, path);
    }
    if (type == Instant.class) {
      return instant(scalar, path);
    }
    if (type == Path.class) {
      return scalar.where().folder().resolve(scalar.text()).normalize();
    }
    if (type == URI.class) {
      return address(scalar, path);
    }
    return type == StoreLocation.class ? store(scalar) : constant(scalar, type, path);
  }

  /** A value whose type nothing but its writing tells: a number, a boolean, or else text. */
  static Object plain(Scalar scalar) {
    String text = scalar.text();
    if (!scalar.plain()) {
      return text;
    }
    if (WHOLE.matcher(text).matches()) {
      return whole(scalar, 63, text);
    }
    if (NUMBER.matcher(text).matches()) {
      return Double.valueOf(text);
    }
    return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
  }

  static InputException wrong(SpecNode node, String path, String expected) {
    return new InputException(
        node.where().prefix()
            + ("\"" + path + "\" must be " + expected + ", but was " + node.describe() + "."));
  }

  private static String text(Scalar scalar, String path) {
    if (scalar.isNull()) {
      throw wrong(scalar, path, "text");
    }
    return scalar.text();
  }

  private static Object whole(Scalar scalar, int bits, String path) {
    if (!scalar.plain() || !WHOLE.matcher(scalar.text()).matches()) {
      throw wrong(scalar, path, "a whole number");
    }
    try {
      return bits == 31
          ? (Object) Integer.valueOf(scalar.text())
          : (Object) Long.valueOf(scalar.text());
    } catch (NumberFormatException e) {
      throw wrong(scalar, path, "a whole number of at most " + bits + " bits");
    }
  }

  private static Object number(Scalar scalar, String path) {
    if (!scalar.plain() || !NUMBER.matcher(scalar.text()).matches()) {
      throw wrong(scalar, path, "a number");
    }
    return Double.valueOf(scalar.text());
  }

  private static Object bool(Scalar scalar, String path) {
    if (!scalar.plain() || !(scalar.text().equals("true") || scalar.text().equals("false"))) {
      throw wrong(scalar, path, "true or false");
    }
    return Boolean.valueOf(scalar.text());
  }

  private static Object duration(Scalar scalar, String path) {
    Duration duration;
    try {
      duration = Duration.parse(scalar.text());
    } catch (DateTimeParseException e) {
      throw wrong(scalar, path, expected(Duration.class));
    }
    if (duration.compareTo(LONGEST) > 0 || duration.compareTo(LONGEST.negated()) < 0) {
      throw wrong(scalar, path, "a duration of at most " + LONGEST.toDays() + " days");
    }
    return duration;
  }

  private static Object instant(Scalar scalar, String path) {
    try {
      return Instant.parse(scalar.text());
    } catch (DateTimeParseException e) {
      throw wrong(scalar, path, expected(Instant.class));
    }
  }

  private static Object address(Scalar scalar, String path) {
    try {
      return new URI(scalar.text());
    } catch (URISyntaxException e) {
      throw wrong(scalar, path, "an address");
    }
  }

  /** A URL, or a file, which is relative to the YAML's folder as every path is. */
  private static Object store(Scalar scalar) {
    String text = scalar.text();
    try {
      return text.startsWith("jdbc:")
          ? StoreLocation.of(text)
          : StoreLocation.of(scalar.where().folder().resolve(text).normalize());
    } catch (InputException unusable) {
      throw new InputException(scalar.where().prefix() + unusable.getMessage(), unusable);
    }
  }

  private static Object constant(Scalar scalar, Class<?> type, String path) {
    for (Object constant : type.getEnumConstants()) {
      if (nameOf((Enum<?>) constant).equals(scalar.text())) {
        return constant;
      }
    }
    throw wrong(scalar, path, expected(type));
  }

  /** How an enum's constant is written in YAML. */
  static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + String.join(
              ", ", Arrays.stream(type.getEnumConstants()).map(c -> nameOf((Enum<?>) c)).toList());
    }
    if (type == Duration.class) {
      return "a duration such as PT5M";
    }
    if (type == Instant.class) {
      return "a time such as 2025-01-06T00:00:00Z";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    return type.isPrimitive() || type == Integer.class ? "a whole number" : "text";
  }
}
