package io.workbench.ui.page;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which results to compare, and how.
 *
 * @param ids their folders below the results
 * @param by what they are ranked by, such as {@code test.rmse}
 * @param grouped whether runs that differ in their seeds alone are one row
 * @param format of a file to keep, such as {@code latex}
 */
public record CompareRequest(
    List<String> ids, String by, boolean grouped, @Nullable String format) {
  /** Checks that every folder is named. */
  public CompareRequest {
    if (ids.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          "ids must be folders below the results, but one of them is null.");
    }
  }
}
