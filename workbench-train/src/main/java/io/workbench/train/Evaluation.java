package io.workbench.train;

import io.workbench.data.market.Column;
import io.workbench.data.market.Continuity;
import io.workbench.data.market.Sampling;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.Oracle;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Windows;
import io.workbench.models.baseline.Baseline;
import io.workbench.models.baseline.Persistence;
import io.workbench.models.baseline.PriceHistory;
import io.workbench.train.evaluate.DieboldMariano;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.evaluate.Skill;
import io.workbench.train.loop.Engine;
import io.workbench.train.run.Interval;
import io.workbench.train.run.RunResult.Scores;
import io.workbench.train.run.TestForecasts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges a trained network on the validation and test parts, beside the baselines and, where the
 * data know it, the oracle.
 *
 * @param model scores of the network
 * @param baselines scores by name
 * @param skill of the network over persistence on the test part
 * @param persistence metrics of the last price as a forecast of the test part
 * @param test the network's forecasts of the test part
 * @param naive the baselines' forecasts of the test part by name, without persistence
 * @param intervals around the network's forecasts, from its errors on the validation part
 */
record Evaluation(
    Scores model,
    Map<String, Scores> baselines,
    @Nullable Scores oracle,
    Skill skill,
    Metrics persistence,
    PartForecast test,
    Map<String, double[]> naive,
    List<Interval> intervals) {
  static Evaluation of(Dataset dataset, Engine engine) {
    double scale = naiveScale(dataset);
    Windows validationWindows = dataset.validation();
    Windows testWindows = dataset.test();
    PartForecast validation = PartForecast.of(validationWindows, engine.predict(validationWindows));
    PartForecast test = PartForecast.of(testWindows, engine.predict(testWindows));
    PartForecast persistence = PartForecast.of(testWindows, test.last());
    DieboldMariano comparison =
        DieboldMariano.of(test.errors(), persistence.errors(), dataset.window().horizon());
    Metrics modelMetrics = test.metrics(scale);
    Metrics persistenceMetrics = persistence.metrics(scale);
    Map<String, double[]> naive = new LinkedHashMap<>();
    Map<String, Scores> baselines = baselines(dataset, scale, naive);
    return new Evaluation(
        Scores.of(validation.metrics(scale), modelMetrics),
        baselines,
        oracle(dataset, scale),
        Skill.of(modelMetrics, persistenceMetrics, comparison),
        persistenceMetrics,
        test,
        naive,
        Interval.standard(validation.errors(), test.errors()));
  }

  /** What was foretold of the test part's windows, with the times that it was foretold for. */
  TestForecasts testForecasts(Windows windows) {
    long[] times = new long[windows.size()];
    for (int window = 0; window < times.length; window++) {
      times[window] = windows.targetTimeMillis(window);
    }
    return new TestForecasts(times, test.last(), test.actual(), test.forecast(), naive);
  }

  /** Scores by name; what the baselines but persistence foretold of the test part is kept. */
  private static Map<String, Scores> baselines(
      Dataset dataset, double scale, Map<String, double[]> naive) {
    PriceHistory history = history(dataset);
    int horizon = dataset.window().horizon();
    int[] validation = endRows(dataset.validation());
    int[] test = endRows(dataset.test());
    Map<String, Scores> scores = new LinkedHashMap<>();
    for (Baseline baseline : Baseline.standard()) {
      long fallbacks =
          (long) baseline.fallbacks(history, validation, horizon)
              + baseline.fallbacks(history, test, horizon);
      double[] foretold = baseline.forecast(history, test, horizon);
      if (!(baseline instanceof Persistence)) {
        naive.put(baseline.name(), foretold);
      }
      scores.put(
          baseline.name(),
          new Scores(
              metrics(dataset.validation(), baseline.forecast(history, validation, horizon), scale),
              metrics(dataset.test(), foretold, scale),
              fallbacks));
    }
    return scores;
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

  private static @Nullable Scores oracle(Dataset dataset, double scale) {
    Oracle oracle = dataset.loaded().oracle();
    if (oracle == null) {
      return null;
    }
    double[] forecast = oracle.forecast(dataset.window().horizon());
    return Scores.of(
        metrics(dataset.validation(), at(forecast, endRows(dataset.validation())), scale),
        metrics(dataset.test(), at(forecast, endRows(dataset.test())), scale));
  }

  private static Metrics metrics(Windows windows, double[] forecast, double scale) {
    return PartForecast.of(windows, forecast).metrics(scale);
  }

  private static double[] at(double[] values, int[] rows) {
    double[] chosen = new double[rows.length];
    for (int index = 0; index < rows.length; index++) {
      chosen[index] = values[rows[index]];
    }
    return chosen;
  }

  private static int[] endRows(Windows windows) {
    int[] rows = new int[windows.size()];
    for (int window = 0; window < rows.length; window++) {
      rows[window] = windows.endRow(window);
    }
    return rows;
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
