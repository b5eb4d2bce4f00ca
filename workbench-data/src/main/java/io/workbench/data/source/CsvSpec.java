package io.workbench.data.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots from a CSV file.
 *
 * @param path the file, with a header line
 * @param columns our name to the file's name, for what the defaults do not find; a name the
 *     workbench does not know adds a numeric column of that name
 * @param instrument what is traded; where the file has a column for it, only its rows are read
 * @param step usual time between two snapshots; the median of the file where absent
 * @param maxStep longest time that still counts as a step; one and a half steps where absent
 * @param positivePrice whether a price of zero or less is an error of the row; false for series
 *     that are not prices, such as temperatures
 */
public record CsvSpec(
    Path path,
    Map<String, String> columns,
    @Nullable String instrument,
    @Nullable Duration step,
    @Nullable Duration maxStep,
    boolean positivePrice)
    implements DataSpec {

  /** Name of this kind in a run's YAML. */
  public static final String KIND = "csv";

  public CsvSpec {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** The file with every setting at its default. */
  public static CsvSpec of(Path path) {
    return new CsvSpec(path, Map.of(), null, null, null, true);
  }

  /** The same with another column mapping. */
  public CsvSpec withColumns(Map<String, String> mapping) {
    return new CsvSpec(path, mapping, instrument, step, maxStep, positivePrice);
  }

  @Override
  public List<Path> files() {
    return List.of(path);
  }

  @Override
  public String kind() {
    return KIND;
  }
}
