package io.workbench.train.bench;

import io.workbench.data.feature.FeatureSet;
import io.workbench.data.feature.FeatureTable;
import io.workbench.data.source.CsvSpec;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.SeriesLoader;
import java.nio.file.Path;

/** How long a CSV of snapshots takes to become the default features. */
public final class DataBenchmark {
  private static final double NANOS_PER_SECOND = 1e9;

  private DataBenchmark() {}

  /**
   * One measurement.
   *
   * @param rows of the series
   * @param readSeconds from the file's first byte to the series
   * @param featureSeconds from the series to all features of all rows
   * @param seconds both
   */
  public record DataSpeed(long rows, double readSeconds, double featureSeconds, double seconds) {}

  /** Reads the file and computes the features once. */
  public static DataSpeed measure(Path file) {
    long start = System.nanoTime();
    LoadedSeries loaded = SeriesLoader.load(CsvSpec.of(file), false);
    long middle = System.nanoTime();
    FeatureSet features = FeatureSet.standard().fitTo(loaded.series()).set();
    FeatureTable table = features.compute(loaded.series(), loaded.sampling());
    long end = System.nanoTime();
    return new DataSpeed(
        table.rows(),
        (middle - start) / NANOS_PER_SECOND,
        (end - middle) / NANOS_PER_SECOND,
        (end - start) / NANOS_PER_SECOND);
  }
}
