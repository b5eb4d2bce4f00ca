package io.workbench.data.window;

import io.workbench.data.InputException;
import io.workbench.data.feature.Feature;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.feature.FeatureTable;
import io.workbench.data.market.Column;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.split.Standardizer;

/**
 * All that turns snapshots into a trained model's input: fitted once, on training rows, and applied
 * unchanged to any series.
 *
 * @param features in the order the model was trained on
 * @param standardizer one mean and std a feature
 * @param targetScale what the model's output stands for
 * @param window how windows are cut
 */
public record ForecastInput(
    FeatureSet features, Standardizer standardizer, TargetScale targetScale, WindowSpec window) {
  public ForecastInput {
    if (features.size() != standardizer.features()) {
      throw new IllegalArgumentException(
          "The standardizer must have one mean a feature, but there are "
              + features.size()
              + " features and "
              + standardizer.features()
              + " means.");
    }
  }

  /**
   * Every whole window of a series, those included whose target lies after its end or behind a gap.
   */
  public Windows windows(SnapshotSeries series, Sampling sampling) {
    requireColumns(series);
    FeatureTable table = features.compute(series, sampling);
    FeatureMatrix matrix =
        new FeatureMatrix(standardizer.apply(table), table.features(), series, sampling);
    int[] ends = WindowCutter.ends(matrix, window);
    if (ends.length == 0) {
      throw new InputException(
          "A forecast needs "
              + (features.historyRows() + window.length())
              + " neighbouring rows without a gap or a missing value, but none of the "
              + series.size()
              + " rows ends such a stretch.");
    }
    return new Windows(matrix, window, targetScale, ends);
  }

  private void requireColumns(SnapshotSeries series) {
    requireColumn(series, Column.MID_PRICE, "The price to forecast");
    for (Feature feature : features.features()) {
      for (String column : feature.requires()) {
        requireColumn(series, column, "Feature \"" + feature.name() + "\"");
      }
    }
  }

  private static void requireColumn(SnapshotSeries series, String column, String asker) {
    if (!series.has(column)) {
      throw new InputException(
          asker
              + " needs the column \""
              + column
              + "\", but the series has only "
              + series.columns()
              + ".");
    }
  }
}
