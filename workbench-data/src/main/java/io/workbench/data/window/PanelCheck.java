package io.workbench.data.window;

import io.workbench.data.InputException;
import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.split.SplitTimes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Says what an instrument lacks for training together with others. */
final class PanelCheck {
  private PanelCheck() {}

  /** What is wrong with one of the series is told with its name. */
  static <T> T in(LoadedSeries loaded, Supplier<T> work) {
    try {
      return work.get();
    } catch (InputException e) {
      throw e.in(loaded.series().instrument().name());
    }
  }

  /** Refuses series without a price, two of one name, and two that are the same. */
  static void requireSeries(List<LoadedSeries> loaded) {
    for (int index = 0; index < loaded.size(); index++) {
      LoadedSeries one = loaded.get(index);
      requirePrice(one.series());
      for (LoadedSeries earlier : loaded.subList(0, index)) {
        requireDifferent(earlier.series(), one.series());
      }
    }
  }

  private static void requirePrice(SnapshotSeries series) {
    try {
      DatasetCheck.requirePrice(series);
    } catch (InputException e) {
      throw e.in(series.instrument().name());
    }
  }

  private static void requireDifferent(SnapshotSeries one, SnapshotSeries other) {
    String names = one.instrument().name() + " and " + other.instrument().name();
    if (one.instrument().equals(other.instrument())) {
      throw new InputException(
          "The instruments of a panel must differ in name, but there are " + names + ".");
    }
    if (one.size() > 0
        && Arrays.equals(one.timesMillis(), other.timesMillis())
        && Arrays.equals(one.column(Column.MID_PRICE), other.column(Column.MID_PRICE))) {
      throw new InputException(
          "The instruments of a panel must differ, but "
              + names
              + " have the same prices at the same times: give each its own \"instrument\", file or"
              + " seed.");
    }
  }

  /** Refuses members without windows in each part, and names the shortest of them. */
  static void requireWindows(List<Dataset> members, SplitTimes times) {
    Dataset shortest = null;
    for (Dataset member : members) {
      boolean shorter = shortest == null || rows(member) < rows(shortest);
      shortest = shorter && !member.hasWindowsInEachPart() ? member : shortest;
    }
    if (shortest != null) {
      throw tooFew(shortest, times);
    }
  }

  private static int rows(Dataset member) {
    return member.loaded().series().size();
  }

  private static InputException tooFew(Dataset member, SplitTimes times) {
    return new InputException(
            "Each part needs at least 1 window, but the "
                + rows(member)
                + " rows of the series gave "
                + member.train().size()
                + " for training before "
                + Instant.ofEpochMilli(times.validationFrom())
                + ", "
                + member.validation().size()
                + " for validation and "
                + member.test().size()
                + " for testing from "
                + Instant.ofEpochMilli(times.testFrom())
                + " on; a panel is split at the same instants for all, by the span that its"
                + " instruments share, here from "
                + Instant.ofEpochMilli(times.sharedFrom())
                + " to "
                + Instant.ofEpochMilli(times.sharedTo())
                + member.loaded().setAside()
                + ".")
        .in(member.instrument());
  }
}
