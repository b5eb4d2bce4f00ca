package io.workbench.data.source;

import io.workbench.data.InputException;
import java.util.Collection;
import java.util.List;

/** Loads the series that a spec describes. */
public final class SeriesLoader {
  private SeriesLoader() {}

  /**
   * Loads the columns that the workbench knows and those that the spec maps.
   *
   * @param strict whether the first row that would be set aside is an {@link InputException}
   */
  public static LoadedSeries load(DataSpec spec, boolean strict) {
    return load(spec, List.of(), strict);
  }

  /**
   * Loads also those columns of a file that features are made of by name.
   *
   * @param wanted names of features; those the source has no column for are left to the features
   */
  public static LoadedSeries load(DataSpec spec, Collection<String> wanted, boolean strict) {
    if (spec instanceof CsvSpec csv) {
      return CsvSource.read(csv, wanted, strict);
    }
    if (spec instanceof StoreSpec store) {
      return StoreSource.read(store, strict);
    }
    return SyntheticMarket.generate((SyntheticSpec) spec);
  }
}
