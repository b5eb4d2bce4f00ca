package io.workbench.data.window;

import io.workbench.data.InputException;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.feature.FeatureSet.Selection;
import io.workbench.data.feature.FeatureTable;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.split.Part;
import io.workbench.data.split.SplitSpec;
import io.workbench.data.split.Standardizer;
import io.workbench.data.split.TimeSplit;
import java.util.List;

/**
 * A series made ready for training: split by time, scaled by its training rows, then cut into
 * windows.
 *
 * @param loaded the series and where it came from
 * @param features the inputs, in order
 * @param leftOut names of the features that were asked for but whose columns the series lacks
 * @param split which rows belong to which part
 * @param standardizer fitted on the rows of the training part
 * @param targetScale fitted on the targets of the training windows
 * @param window how windows are cut
 * @param train windows to learn from
 * @param validation windows that choose the best epoch and the best model
 * @param test windows that judge
 */
public record Dataset(
    LoadedSeries loaded,
    FeatureSet features,
    List<String> leftOut,
    TimeSplit split,
    Standardizer standardizer,
    TargetScale targetScale,
    WindowSpec window,
    Windows train,
    Windows validation,
    Windows test) {

  /**
   * Prepares features that are asked for by name; {@link FeatureSet#standardNames()} are the
   * default.
   *
   * @throws InputException naming the source, where it is not fit to train on
   */
  public static Dataset prepare(
      LoadedSeries loaded, List<String> featureNames, WindowSpec window, SplitSpec split) {
    try {
      FeatureSet wanted = FeatureSet.of(featureNames, loaded.series().columns());
      return prepare(loaded, wanted, window, split);
    } catch (InputException e) {
      throw e.in(loaded.facts().name());
    }
  }

  /** Prepares the given features, leaving out those whose columns the series lacks. */
  public static Dataset prepare(
      LoadedSeries loaded, FeatureSet wanted, WindowSpec window, SplitSpec splitSpec) {
    DatasetCheck.requirePrice(loaded.series());
    TimeSplit split = TimeSplit.of(loaded.series().size(), splitSpec, window.horizon());
    Dataset dataset = cut(loaded, wanted.fitTo(loaded.series()), window, split);
    DatasetCheck.requireWindows(dataset, splitSpec);
    return dataset;
  }

  /** Prepares features whose columns the series has; some part may be left without a window. */
  static Dataset cut(LoadedSeries loaded, Selection selection, WindowSpec window, TimeSplit split) {
    FeatureTable table = selection.set().compute(loaded.series(), loaded.sampling());
    Standardizer standardizer = Standardizer.fit(table, split.train());
    FeatureMatrix matrix =
        new FeatureMatrix(
            standardizer.apply(table), table.features(), loaded.series(), loaded.sampling());
    TargetScale unscaled = new TargetScale(window.target(), 0, 1);
    Windows train = part(matrix, window, unscaled, split, Part.TRAIN);
    TargetScale scale = TargetScale.fit(window.target(), train);
    return new Dataset(
        loaded,
        selection.set(),
        selection.leftOut(),
        split,
        standardizer,
        scale,
        window,
        train.withScale(scale),
        part(matrix, window, scale, split, Part.VALIDATION),
        part(matrix, window, scale, split, Part.TEST));
  }

  /** The windows of a part. */
  public Windows windows(Part part) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /** Name of the instrument. */
  public String instrument() {
    return loaded.series().instrument().name();
  }

  /** Whether each part has a window. */
  boolean hasWindowsInEachPart() {
    return train.size() > 0 && validation.size() > 0 && test.size() > 0;
  }

  /** What a model trained on this data needs to forecast from other data. */
  public ForecastInput forecastInput() {
    return new ForecastInput(features, standardizer, targetScale, window);
  }

  private static Windows part(
      FeatureMatrix matrix, WindowSpec spec, TargetScale scale, TimeSplit split, Part part) {
    return new Windows(
        matrix, spec, scale, WindowCutter.endsWithTargetIn(matrix, spec, split.targets(part)));
  }
}
