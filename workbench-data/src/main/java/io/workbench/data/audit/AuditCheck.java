package io.workbench.data.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was checked.
 *
 * @param kind what was compared
 * @param instrument of a panel that was looked at; null where there is one only, or all were
 * @param cut the time after which every value was altered; null where nothing was altered
 * @param compared how many things were compared: rows, windows or numbers
 * @param checked what a passed check shows, one sentence for a person
 * @param firstDifference one sentence about the first thing that does not hold; null when all does
 */
public record AuditCheck(
    Kind kind,
    @Nullable String instrument,
    @Nullable Instant cut,
    long compared,
    String checked,
    @Nullable String firstDifference) {

  /** Of the only instrument, or of all together. */
  AuditCheck(
      Kind kind,
      @Nullable Instant cut,
      long compared,
      String checked,
      @Nullable String firstDifference) {
    this(kind, null, cut, compared, checked, firstDifference);
  }

  /** The same of one instrument of a panel. */
  AuditCheck of(String name) {
    return new AuditCheck(kind, name, cut, compared, checked, firstDifference);
  }

  /** What is compared. */
  public enum Kind {
    /** Times of the parts' windows, on the data as it is. */
    SEPARATION,
    /** Features before any scaling; where the cut lies inside the training part, only these. */
    FEATURE_ROWS,
    /**
     * Standardised windows and their known targets, where the cut is not inside the training part.
     */
    WINDOWS,
    /**
     * Means and deviations of features and target, where the cut is not inside the training part.
     */
    SCALER,
    /** That the altered data reached the windows at all, without which the others prove nothing. */
    REACH
  }

  /** Whether it holds. */
  public boolean passed() {
    return firstDifference == null;
  }

  /** What was checked, and what was found. */
  public String sentence() {
    String of = instrument == null ? "" : instrument + ": ";
    return passed()
        ? "Holds: " + of + checked
        : "Does not hold: " + of + checked + " First difference: " + firstDifference;
  }
}
