package io.workbench.train.sweep;

import io.workbench.data.InputException;
import io.workbench.train.spec.FlatSpec;
import io.workbench.train.spec.SweepSpec;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a sweep may use up: the only settings that may change while it is under way, upwards. */
final class SweepBudget {
  private static final List<String> KEYS =
      List.of("search.trials", "search.maxMinutes", "limits.maxFailures");

  private final SweepSpec spec;
  private final long deadline;

  /**
   * The budget that is left.
   *
   * @param used time that earlier processes worked on the sweep
   */
  SweepBudget(SweepSpec spec, Duration used) {
    this.spec = spec;
    Double minutes = spec.search().maxMinutes();
    deadline =
        minutes == null
            ? Long.MAX_VALUE
            : System.nanoTime() + (long) (minutes * 60e9) - used.toNanos();
  }

  /** Why no further trial may start; absent while one may. */
  @Nullable SweepEnd exhausted(int failures) {
    int most = spec.limits().maxFailures();
    if (failures > most) {
      return SweepEnd.tooManyFailures(failures, most);
    }
    Double minutes = spec.search().maxMinutes();
    if (minutes == null || System.nanoTime() - deadline < 0) {
      return null;
    }
    return SweepEnd.timeIsOver(minutes);
  }

  /**
   * Refuses settings that differ from those the sweep began with, but for a budget that grew and
   * for the executor and the tags, which change no number.
   *
   * @param sweep the file, for the error
   */
  static void requireSame(Map<String, String> earlier, Map<String, String> later, Object sweep) {
    Map<String, String> before = FlatSpec.withoutTags(earlier);
    Map<String, String> now = FlatSpec.withoutTags(later);
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      String was = before.getOrDefault(key, "absent");
      String is = now.getOrDefault(key, "absent");
      if (!was.equals(is) && !key.equals("executor") && !grew(key, was, is)) {
        throw new InputException(
            sweep
                + ": a sweep goes on as it began, but for a budget that grows ("
                + String.join(", ", KEYS)
                + ("); " + key + " was " + was + " and now is " + is + "."));
      }
    }
  }

  private static boolean grew(String key, String was, String is) {
    return KEYS.contains(key) && limit(is) > limit(was);
  }

  private static double limit(String value) {
    return value.equals("absent") || value.equals("null")
        ? Double.POSITIVE_INFINITY
        : Double.parseDouble(value);
  }
}
