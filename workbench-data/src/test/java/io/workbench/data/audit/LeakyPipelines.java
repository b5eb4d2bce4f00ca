package io.workbench.data.audit;

import io.workbench.data.feature.Feature;
import io.workbench.data.feature.FeatureInput;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.feature.FeatureTable;
import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.split.RowRange;
import io.workbench.data.split.SplitSpec;
import io.workbench.data.split.Standardizer;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.ForecastInput;
import io.workbench.data.window.Target;
import io.workbench.data.window.TargetScale;
import io.workbench.data.window.WindowSpec;
import io.workbench.data.window.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One honest pipeline, and all the ways of cheating that the audit is to catch. */
final class LeakyPipelines {
  static final WindowSpec WINDOW = new WindowSpec(12, 3, Target.CHANGE);

  private LeakyPipelines() {}

  static Dataset honest(LoadedSeries loaded) {
    return Dataset.prepare(loaded, FeatureSet.standardNames(), WINDOW, SplitSpec.standard());
  }

  /** Mean of the rows from two before to two after. */
  static Dataset centredMovingAverage(LoadedSeries loaded) {
    return withFeature(loaded, new PeekingFeature("centred_ma_5", -2, 2));
  }

  /** The price one row later. */
  static Dataset featureShiftedIntoTheFuture(LoadedSeries loaded) {
    return withFeature(loaded, new PeekingFeature("next_price", 1, 1));
  }

  static Dataset scalerFittedOnAllRows(LoadedSeries loaded) {
    Dataset dataset = honest(loaded);
    FeatureTable table = dataset.features().compute(loaded.series(), loaded.sampling());
    Standardizer all = Standardizer.fit(table, new RowRange(0, table.rows()));
    return rebuilt(dataset, all, dataset.targetScale());
  }

  static Dataset targetScaleFittedOnAllWindows(LoadedSeries loaded) {
    Dataset dataset = honest(loaded);
    TargetScale scale = TargetScale.fit(Target.CHANGE, known(dataset));
    return rebuilt(dataset, dataset.standardizer(), scale);
  }

  /** Windows dealt to the parts at random. */
  static Dataset windowsShuffledBeforeTheSplit(LoadedSeries loaded) {
    Dataset dataset = honest(loaded);
    Windows known = known(dataset);
    List<Integer> order = new ArrayList<>(IntStream.range(0, known.size()).boxed().toList());
    Collections.shuffle(order, new Random(1));
    return dealt(dataset, known, order.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Windows dealt in order of time, so that only the targets at the borders overlap. */
  static Dataset windowsCutBeforeTheSplit(LoadedSeries loaded) {
    Dataset dataset = honest(loaded);
    Windows known = known(dataset);
    return dealt(dataset, known, IntStream.range(0, known.size()).toArray());
  }

  /** What is missing becomes the next value that is not. */
  static Dataset backwardFill(LoadedSeries loaded) {
    return honest(
        mapped(
            loaded,
            values -> {
              for (int row = values.length - 2; row >= 0; row--) {
                values[row] = Double.isNaN(values[row]) ? values[row + 1] : values[row];
              }
            }));
  }

  /** All columns divided by their largest value. */
  static Dataset scaledByTheLargestValue(LoadedSeries loaded) {
    return honest(
        mapped(
            loaded,
            values -> {
              double largest = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
              for (int row = 0; row < values.length; row++) {
                values[row] = values[row] / largest;
              }
            }));
  }

  private static LoadedSeries mapped(LoadedSeries loaded, Consumer<double[]> change) {
    SnapshotSeries series = loaded.series();
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : series.columns()) {
      double[] values = series.column(name).clone();
      change.accept(values);
      columns.put(name, values);
    }
    return new LoadedSeries(
        new SnapshotSeries(series.instrument(), series.timesMillis(), columns),
        loaded.sampling(),
        loaded.facts(),
        List.of(),
        0,
        null);
  }

  private static Dataset withFeature(LoadedSeries loaded, Feature feature) {
    List<Feature> features = new ArrayList<>(FeatureSet.standard().features());
    features.add(feature);
    return Dataset.prepare(loaded, new FeatureSet(features), WINDOW, SplitSpec.standard());
  }

  /** The windows of each part once more, through other scalers. */
  private static Dataset rebuilt(Dataset dataset, Standardizer standardizer, TargetScale scale) {
    Windows all =
        new ForecastInput(dataset.features(), standardizer, scale, dataset.window())
            .windows(dataset.loaded().series(), dataset.loaded().sampling());
    return new Dataset(
        dataset.loaded(),
        dataset.features(),
        dataset.leftOut(),
        dataset.split(),
        standardizer,
        scale,
        dataset.window(),
        sameEnds(all, dataset.train()),
        sameEnds(all, dataset.validation()),
        sameEnds(all, dataset.test()));
  }

  private static Dataset dealt(Dataset dataset, Windows known, int[] order) {
    int train = (int) (order.length * 0.70);
    int validation = (int) (order.length * 0.85);
    return new Dataset(
        dataset.loaded(),
        dataset.features(),
        dataset.leftOut(),
        dataset.split(),
        dataset.standardizer(),
        dataset.targetScale(),
        dataset.window(),
        known.select(Arrays.copyOfRange(order, 0, train)),
        known.select(Arrays.copyOfRange(order, train, validation)),
        known.select(Arrays.copyOfRange(order, validation, order.length)));
  }

  private static Windows known(Dataset dataset) {
    LoadedSeries loaded = dataset.loaded();
    Windows all = dataset.forecastInput().windows(loaded.series(), loaded.sampling());
    return all.select(
        IntStream.range(0, all.size())
            .filter(window -> Double.isFinite(all.actualPrice(window)))
            .toArray());
  }

  private static Windows sameEnds(Windows all, Windows part) {
    int[] ends = all.endRows();
    return all.select(
        Arrays.stream(part.endRows()).map(end -> Arrays.binarySearch(ends, end)).toArray());
  }

  /** Mean price of the rows from one offset to another, of which the later is in the future. */
  private record PeekingFeature(String name, int from, int to) implements Feature {
    @Override
    public Set<String> requires() {
      return Set.of(Column.MID_PRICE);
    }

    @Override
    public int historyRows() {
      return Math.max(0, -from);
    }

    @Override
    public double[] compute(FeatureInput input) {
      double[] price = input.series().column(Column.MID_PRICE);
      double[] out = new double[price.length];
      Arrays.fill(out, Double.NaN);
      for (int row = Math.max(0, -from); row + to < out.length; row++) {
        double sum = 0;
        for (int offset = from; offset <= to; offset++) {
          sum += price[row + offset];
        }
        out[row] = sum / (to - from + 1);
      }
      return out;
    }
  }
}
