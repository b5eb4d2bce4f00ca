package io.workbench.data.audit;

import io.workbench.data.split.Part;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Windows;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The pipeline read the altered data: prices of windows after the cut changed. */
final class ReachCheck {
  private ReachCheck() {}

  /** Whether a window ends after the cut; in a panel, one series may have its last before. */
  static boolean applies(Dataset before, Instant cut) {
    for (Part part : Part.values()) {
      if (windowsAfter(before.windows(part), cut) > 0) {
        return true;
      }
    }
    return false;
  }

  static AuditCheck check(Dataset before, Dataset after, Instant cut) {
    long windows = 0;
    boolean reached = false;
    for (Part part : Part.values()) {
      windows += windowsAfter(before.windows(part), cut);
      reached |= differs(before.windows(part), after.windows(part), cut);
    }
    return new AuditCheck(
        AuditCheck.Kind.REACH,
        cut,
        windows,
        "altering every value after " + cut + " changed the prices of the windows that end later.",
        reached
            ? null
            : "No price of the "
                + windows
                + " windows that end later changed: the pipeline does not read what it is given.");
  }

  private static long windowsAfter(Windows windows, Instant cut) {
    long count = 0;
    for (int window = 0; window < windows.size(); window++) {
      count += windows.endTimeMillis(window) > cut.toEpochMilli() ? 1 : 0;
    }
    return count;
  }

  /** Whether windows that end at the same time have other prices; one that is gone says nothing. */
  private static boolean differs(Windows before, Windows after, Instant cut) {
    Map<Long, Double> prices = new HashMap<>();
    for (int window = 0; window < after.size(); window++) {
      prices.put(after.endTimeMillis(window), after.lastPrice(window));
    }
    for (int window = 0; window < before.size(); window++) {
      long end = before.endTimeMillis(window);
      Double price = prices.get(end);
      if (end > cut.toEpochMilli() && price != null && price != before.lastPrice(window)) {
        return true;
      }
    }
    return false;
  }
}
