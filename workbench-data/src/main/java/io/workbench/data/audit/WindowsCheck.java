package io.workbench.data.audit;

import io.workbench.data.split.Part;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Windows;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Standardised windows that end by the cut are the same to the bit, in each part, and so are their
 * targets where these are known by then.
 */
final class WindowsCheck {
  private final Dataset before;
  private final Dataset after;
  private final long cutMillis;

  private WindowsCheck(Dataset before, Dataset after, long cutMillis) {
    this.before = before;
    this.after = after;
    this.cutMillis = cutMillis;
  }

  static AuditCheck check(Dataset before, Dataset after, Instant cut) {
    WindowsCheck check = new WindowsCheck(before, after, cut.toEpochMilli());
    long compared = 0;
    String difference = null;
    for (Part part : Part.values()) {
      compared += check.endedByCut(before.windows(part)).length;
      difference = difference != null ? difference : check.firstDifference(part);
    }
    String checked =
        "altering every value after "
            + cut
            + " leaves the "
            + compared
            + " standardised windows that end by then identical to the bit, and their targets"
            + " where these are known by then.";
    return new AuditCheck(AuditCheck.Kind.WINDOWS, cut, compared, checked, difference);
  }

  private @Nullable String firstDifference(Part part) {
    Windows one = before.windows(part);
    Windows other = after.windows(part);
    int[] ones = endedByCut(one);
    int[] others = endedByCut(other);
    if (ones.length != others.length) {
      return "The "
          + part
          + " part had "
          + ones.length
          + " such windows and then "
          + others.length
          + ".";
    }
    float[] values = new float[one.steps() * one.features()];
    float[] otherValues = new float[other.steps() * other.features()];
    if (values.length != otherValues.length) {
      return "A window had " + values.length + " values and then " + otherValues.length + ".";
    }
    for (int at = 0; at < ones.length; at++) {
      one.copyWindow(ones[at], values, 0);
      other.copyWindow(others[at], otherValues, 0);
      String difference = firstDifference(one, ones[at], values, otherValues);
      if (difference == null) {
        difference = outcomeDifference(one, ones[at], other, others[at]);
      }
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private @Nullable String firstDifference(
      Windows windows, int window, float[] values, float[] otherValues) {
    // Tells +0 from -0; a window holds nothing that is not a number.
    int at = Arrays.mismatch(values, otherValues);
    if (at < 0) {
      return null;
    }
    int row = windows.endRow(window) - windows.steps() + 1 + at / windows.features();
    return "In the window that ends at "
        + Instant.ofEpochMilli(windows.endTimeMillis(window))
        + " the standardised feature \""
        + before.features().names().get(at % windows.features())
        + "\" of "
        + Instant.ofEpochMilli(before.loaded().series().timeMillis(row))
        + " was "
        + values[at]
        + " and became "
        + otherValues[at]
        + ".";
  }

  private @Nullable String outcomeDifference(
      Windows one, int window, Windows other, int otherWindow) {
    String place = "of the window that ends at " + Instant.ofEpochMilli(one.endTimeMillis(window));
    if (one.endTimeMillis(window) != other.endTimeMillis(otherWindow)) {
      return "In the place "
          + place
          + " came one that ends at "
          + Instant.ofEpochMilli(other.endTimeMillis(otherWindow))
          + ".";
    }
    if (!Bits.same(one.lastPrice(window), other.lastPrice(otherWindow))) {
      return "The last price "
          + place
          + " was "
          + one.lastPrice(window)
          + " and became "
          + other.lastPrice(otherWindow)
          + ".";
    }
    boolean known = one.targetTimeMillis(window) <= cutMillis;
    if (known && !Bits.same(one.target(window), other.target(otherWindow))) {
      return "The standardised target "
          + place
          + " was "
          + one.target(window)
          + " and became "
          + other.target(otherWindow)
          + ".";
    }
    return null;
  }

  private int[] endedByCut(Windows windows) {
    return IntStream.range(0, windows.size())
        .filter(window -> windows.endTimeMillis(window) <= cutMillis)
        .toArray();
  }
}
