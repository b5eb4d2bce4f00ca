package io.workbench.train.evaluate;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Metrics averaged field by field; a field that a seed lacks is absent. */
public final class MeanMetrics {
  private MeanMetrics() {}

  /** Of the same windows each; absent for none. */
  public static @Nullable Metrics of(List<Metrics> seeds) {
    if (seeds.size() <= 1) {
      return seeds.isEmpty() ? null : seeds.get(0);
    }
    return new Metrics(
        seeds.get(0).n(),
        mean(seeds, Metrics::mse),
        mean(seeds, Metrics::rmse),
        mean(seeds, Metrics::mae),
        meanOrNull(seeds, Metrics::mape),
        mean(seeds, Metrics::smape),
        meanOrNull(seeds, Metrics::mase),
        meanOrNull(seeds, Metrics::r2),
        meanOrNull(seeds, Metrics::directionalAccuracy));
  }

  private static double mean(List<Metrics> seeds, Function<Metrics, Double> field) {
    return seeds.stream().mapToDouble(seed -> field.apply(seed)).sum() / seeds.size();
  }

  private static @Nullable Double meanOrNull(
      List<Metrics> seeds, Function<Metrics, @Nullable Double> field) {
    double sum = 0;
    for (Metrics seed : seeds) {
      Double value = field.apply(seed);
      if (value == null) {
        return null;
      }
      sum += value;
    }
    return sum / seeds.size();
  }
}
