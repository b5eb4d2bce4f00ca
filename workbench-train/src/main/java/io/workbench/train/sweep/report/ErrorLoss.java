package io.workbench.train.sweep.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What one forecast's error costs. */
public enum ErrorLoss {
  @JsonProperty("squared")
  SQUARED,
  @JsonProperty("absolute")
  ABSOLUTE;

  /** The loss that an objective such as {@code validation.mae} is a mean of, or nearest to. */
  static ErrorLoss of(String metric) {
    String name = metric.substring(metric.indexOf('.') + 1);
    return switch (name) {
      case "mae", "mape", "smape", "mase" -> ABSOLUTE;
      default -> SQUARED;
    };
  }

  double of(double error) {
    return this == SQUARED ? error * error : Math.abs(error);
  }

  /** 1 − error / other error, both in price units, from two mean losses. */
  double improvement(double mean, double otherMean) {
    double ratio = mean / otherMean;
    return 1 - (this == SQUARED ? Math.sqrt(ratio) : ratio);
  }
}
