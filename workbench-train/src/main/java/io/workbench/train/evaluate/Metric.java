package io.workbench.train.evaluate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The metrics by name, as specs and commands write them. */
public enum Metric {
  MSE("mse", false),
  RMSE("rmse", false),
  MAE("mae", false),
  MAPE("mape", false),
  SMAPE("smape", false),
  MASE("mase", false),
  R2("r2", true),
  DIRECTIONAL_ACCURACY("directionalAccuracy", true);

  private final String key;
  private final boolean higherIsBetter;

  Metric(String key, boolean higherIsBetter) {
    this.key = key;
    this.higherIsBetter = higherIsBetter;
  }

  /** The name in {@code result.json}. */
  public String key() {
    return key;
  }

  /** Whether more of it is better. */
  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  /** The metric of that name, if there is one. */
  public static Optional<Metric> named(String key) {
    for (Metric metric : values()) {
      if (metric.key.equals(key)) {
        return Optional.of(metric);
      }
    }
    return Optional.empty();
  }

  /** Its value; absent where it is undefined. */
  public @Nullable Double of(Metrics metrics) {
    return switch (this) {
      case MSE -> Double.valueOf(metrics.mse());
      case RMSE -> Double.valueOf(metrics.rmse());
      case MAE -> Double.valueOf(metrics.mae());
      case MAPE -> metrics.mape();
      case SMAPE -> Double.valueOf(metrics.smape());
      case MASE -> metrics.mase();
      case R2 -> metrics.r2();
      case DIRECTIONAL_ACCURACY -> metrics.directionalAccuracy();
    };
  }
}
