package io.workbench.data.source;

import io.workbench.data.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts the rows of a source that are set aside and keeps the first; if strict, none may be. */
final class Rejections {
  private final String source;
  private final boolean strict;
  private final List<RejectedRow> first = new ArrayList<>();
  private long count;

  /** For a file, or for what was asked of a store. */
  Rejections(String source, boolean strict) {
    this.source = source;
    this.strict = strict;
  }

  void add(long line, String reason) {
    if (strict) {
      throw fatal(line, reason);
    }
    add(new RejectedRow(line, reason));
  }

  /** For a row of a file whose time is not in the order of its neighbours' times. */
  void addOutOfOrder(long line, String reason) {
    if (strict) {
      throw fatal(line, reason);
    }
    add(new RejectedRow(line, reason, true));
  }

  /** For a row that has no line; the reason says which row it is. */
  void add(String reason) {
    if (strict) {
      throw new InputException(source + ": " + reason + ".");
    }
    add(new RejectedRow(null, reason, false));
  }

  private void add(RejectedRow row) {
    count++;
    if (first.size() < LoadedSeries.LISTED_REJECTIONS) {
      first.add(row);
    }
  }

  /** The error to throw where the file cannot be read on. */
  InputException fatal(long line, String reason) {
    return new InputException(source + ":" + line + ": " + reason + ".");
  }

  List<RejectedRow> first() {
    return List.copyOf(first);
  }

  long count() {
    return count;
  }

  /** See {@link LoadedSeries#setAside}. */
  String clause() {
    return clause(first, count);
  }

  static String clause(List<RejectedRow> first, long count) {
    if (count == 0) {
      return "";
    }
    RejectedRow row = first.get(0);
    long outOfOrder = first.stream().filter(RejectedRow::outOfOrder).count();
    return String.format(
        Locale.ROOT,
        "; %d set aside, the first%s: %s%s",
        count,
        row.line() == null ? "" : " at line " + row.line(),
        row.reason(),
        outOfOrder * 2 > first.size() ? "; sort the file by time" : "");
  }
}
