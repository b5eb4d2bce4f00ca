package io.workbench.data.audit;

import io.workbench.data.split.Part;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Panel;
import io.workbench.data.window.Windows;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** No part's target is later than the first forecast of the next part. */
final class SeparationCheck {
  private SeparationCheck() {}

  /** Of all instruments together: none learns from a time that another is judged by. */
  static AuditCheck check(Panel panel) {
    long compared = (long) panel.train().size() + panel.validation().size() + panel.test().size();
    String checked =
        "of "
            + compared
            + " windows, all training targets lie in the training rows and are known when"
            + " the first validation forecast is made, and all validation targets when the first test forecast is made.";
    return new AuditCheck(
        AuditCheck.Kind.SEPARATION, null, compared, checked, firstDifference(panel));
  }

  private static @Nullable String firstDifference(Panel panel) {
    for (Dataset member : panel.members()) {
      String difference = beyondTrainingRows(member);
      if (difference != null) {
        return difference;
      }
    }
    String difference = firstDifference(panel, Part.TRAIN, Part.VALIDATION);
    return difference != null ? difference : firstDifference(panel, Part.VALIDATION, Part.TEST);
  }

  private static @Nullable String beyondTrainingRows(Dataset dataset) {
    int trainRows = dataset.split().train().toExclusive();
    long afterTrain = dataset.loaded().series().timeMillis(trainRows);
    long lastTarget = lastTarget(dataset.train());
    if (lastTarget < afterTrain) {
      return null;
    }
    return "The last training target is at "
        + Instant.ofEpochMilli(lastTarget)
        + ", but the training rows end before "
        + Instant.ofEpochMilli(afterTrain)
        + ".";
  }

  private static @Nullable String firstDifference(Panel panel, Part earlier, Part later) {
    long lastTarget = lastTarget(panel.windows(earlier));
    long firstEnd = firstEnd(panel.windows(later));
    if (lastTarget <= firstEnd) {
      return null;
    }
    return "The last target of the "
        + earlier
        + " part is at "
        + Instant.ofEpochMilli(lastTarget)
        + ", but the "
        + later
        + " part makes its first forecast at "
        + Instant.ofEpochMilli(firstEnd)
        + ".";
  }

  private static long lastTarget(Windows windows) {
    long last = Long.MIN_VALUE;
    for (int window = 0; window < windows.size(); window++) {
      last = Math.max(last, windows.targetTimeMillis(window));
    }
    return last;
  }

  private static long firstEnd(Windows windows) {
    long first = Long.MAX_VALUE;
    for (int window = 0; window < windows.size(); window++) {
      first = Math.min(first, windows.endTimeMillis(window));
    }
    return first;
  }
}
