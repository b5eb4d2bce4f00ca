package io.workbench.ui.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** Times as a person reads them. */
final class Durations {
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int SECONDS_PER_HOUR = 3600;

  private Durations() {}

  /** ISO-8601, as picocli asks for a value of an option. */
  static Duration parse(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "must be a duration such as PT5M, but was \"" + text + "\"");
    }
  }

  /** ISO-8601 in UTC as in a run's YAML, or a date alone, which is its first moment. */
  static Instant parseTime(String text) {
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          ("must be a time such as 2025-01-06T00:00:00Z, or a date such as 2025-01-06,")
              + (" but was \"" + text + "\""));
    }
  }

  /** {@code 0:07}, {@code 12:34}, {@code 1:02:03}; a dash for what is not known. */
  static String shortly(double seconds) {
    if (!(seconds >= 0)) {
      return "–";
    }
    long whole = Math.round(seconds);
    long hours = whole / SECONDS_PER_HOUR;
    long minutes = whole % SECONDS_PER_HOUR / SECONDS_PER_MINUTE;
    long rest = whole % SECONDS_PER_MINUTE;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, rest)
        : String.format(Locale.ROOT, "%d:%02d", minutes, rest);
  }
}
