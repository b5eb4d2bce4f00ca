package io.workbench.data.source;

import io.workbench.data.InputException;
import java.util.ArrayList;
import java.util.List;

/** Counts the rows of a file that are set aside and keeps the first; if strict, none may be. */
final class Rejections {
  private final String file;
  private final boolean strict;
  private final List<RejectedRow> first = new ArrayList<>();
  private long count;

  Rejections(String file, boolean strict) {
    this.file = file;
    this.strict = strict;
  }

  void add(long line, String reason) {
    if (strict) {
      throw fatal(line, reason);
    }
    count++;
    if (first.size() < LoadedSeries.LISTED_REJECTIONS) {
      first.add(new RejectedRow(line, reason));
    }
  }

  /** The error to throw where the file cannot be read on. */
  InputException fatal(long line, String reason) {
    return new InputException(file + ":" + line + ": " + reason + ".");
  }

  List<RejectedRow> first() {
    return List.copyOf(first);
  }

  long count() {
    return count;
  }
}
