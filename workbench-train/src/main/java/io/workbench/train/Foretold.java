package io.workbench.train;

import io.workbench.data.market.Column;
import io.workbench.data.market.Continuity;
import io.workbench.data.market.Sampling;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.Oracle;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Windows;
import io.workbench.models.baseline.Baseline;
import io.workbench.models.baseline.BaselineForecast;
import io.workbench.models.baseline.PriceHistory;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.loop.Engine;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was foretold of one instrument's validation and test windows: by the network, by the
 * baselines from the instrument's own history, and by the oracle where the data know it.
 *
 * @param naiveScale mean change of the price in the training part, for scores
 */
record Foretold(
    Dataset dataset,
    double naiveScale,
    Parts model,
    Map<String, Parts> baselines,
    @Nullable Parts oracle) {

  /**
   * Forecasts of both parts.
   *
   * @param fallbacks windows in which a baseline fell back to persistence; absent for others
   */
  record Parts(PartForecast validation, PartForecast test, @Nullable Long fallbacks) {}

  static Foretold of(Dataset dataset, Engine engine) {
    Windows validation = dataset.validation();
    Windows test = dataset.test();
    Parts model =
        new Parts(
            PartForecast.of(validation, engine.predict(validation)),
            PartForecast.of(test, engine.predict(test)),
            null);
    return new Foretold(dataset, naiveScale(dataset), model, baselines(dataset), oracle(dataset));
  }

  private static Map<String, Parts> baselines(Dataset dataset) {
    PriceHistory history = history(dataset);
    int horizon = dataset.window().horizon();
    int[] validation = dataset.validation().endRows();
    int[] test = dataset.test().endRows();
    Map<String, Parts> foretold = new LinkedHashMap<>();
    for (Baseline baseline : Baseline.standard()) {
      BaselineForecast ofValidation = baseline.forecast(history, validation, horizon);
      BaselineForecast ofTest = baseline.forecast(history, test, horizon);
      foretold.put(
          baseline.name(),
          new Parts(
              PartForecast.of(dataset.validation(), ofValidation.prices()),
              PartForecast.of(dataset.test(), ofTest.prices()),
              (long) ofValidation.fallbacks() + ofTest.fallbacks()));
    }
    return foretold;
  }

  private static PriceHistory history(Dataset dataset) {
    Sampling sampling = dataset.loaded().sampling();
    return new PriceHistory(
        prices(dataset),
        dataset.loaded().series().timesMillis(),
        dataset.split().train().toExclusive(),
        sampling.step().toMillis(),
        sampling.maxStep().toMillis());
  }

  private static @Nullable Parts oracle(Dataset dataset) {
    Oracle oracle = dataset.loaded().oracle();
    if (oracle == null) {
      return null;
    }
    double[] forecast = oracle.forecast(dataset.window().horizon());
    return new Parts(
        PartForecast.of(dataset.validation(), at(forecast, dataset.validation().endRows())),
        PartForecast.of(dataset.test(), at(forecast, dataset.test().endRows())),
        null);
  }

  private static double[] at(double[] values, int[] rows) {
    double[] chosen = new double[rows.length];
    for (int index = 0; index < rows.length; index++) {
      chosen[index] = values[rows[index]];
    }
    return chosen;
  }

  private static double naiveScale(Dataset dataset) {
    LoadedSeries loaded = dataset.loaded();
    Continuity continuity = Continuity.of(loaded.series().timesMillis(), loaded.sampling());
    return Metrics.naiveScale(prices(dataset), dataset.split().train(), continuity);
  }

  private static double[] prices(Dataset dataset) {
    return dataset.loaded().series().column(Column.MID_PRICE);
  }
}
