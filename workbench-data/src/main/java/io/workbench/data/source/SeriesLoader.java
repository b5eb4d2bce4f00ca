package io.workbench.data.source;

import io.workbench.data.InputException;
import io.workbench.data.market.Instrument;
import java.util.ArrayList;
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
    if (spec instanceof PanelSpec panel) {
      throw new InputException(
          "Here data.source must be of one instrument, but is a panel of "
              + String.join(", ", panel.instruments().keySet())
              + ".");
    }
    return SyntheticMarket.generate((SyntheticSpec) spec);
  }

  /** The one series of an ordinary spec, or those of a panel in its order and under its names. */
  public static List<LoadedSeries> loadAll(
      DataSpec spec, Collection<String> wanted, boolean strict) {
    if (!(spec instanceof PanelSpec panel)) {
      return List.of(load(spec, wanted, strict));
    }
    List<LoadedSeries> all = new ArrayList<>();
    panel
        .instruments()
        .forEach((name, one) -> all.add(ofPanel(underName(one, name), name, wanted, strict)));
    return List.copyOf(all);
  }

  /** A file's faults name its line; those of a store would not say which entry asked for it. */
  private static LoadedSeries ofPanel(
      DataSpec one, String name, Collection<String> wanted, boolean strict) {
    try {
      return load(one, wanted, strict).named(new Instrument(name));
    } catch (InputException e) {
      throw one instanceof StoreSpec ? e.in("data.instruments." + name) : e;
    }
  }

  /** Where synthetic instruments are correlated, each one's own luck follows from its name. */
  private static DataSpec underName(DataSpec spec, String name) {
    return spec instanceof SyntheticSpec synthetic ? synthetic.withInstrument(name) : spec;
  }
}
