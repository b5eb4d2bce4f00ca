package io.workbench.data.audit;

import io.workbench.data.split.Part;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Windows;
import java.time.Instant;

/** The pipeline read the altered data: prices of windows after the cut changed. */
final class ReachCheck {
  private ReachCheck() {}

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

  private static boolean differs(Windows before, Windows after, Instant cut) {
    int shared = Math.min(before.size(), after.size());
    for (int window = 0; window < shared; window++) {
      if (before.endTimeMillis(window) > cut.toEpochMilli()
          && before.lastPrice(window) != after.lastPrice(window)) {
        return true;
      }
    }
    return false;
  }
}
