package io.workbench.data.source;

import io.workbench.data.InputException;
import java.util.ArrayList;
import java.util.List;

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

  /** For a row that has no line; the reason says which row it is. */
  void add(String reason) {
    if (strict) {
      throw new InputException(source + ": " + reason + ".");
    }
    add(new RejectedRow(null, reason));
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
}
