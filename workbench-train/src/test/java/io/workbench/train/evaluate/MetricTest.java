package io.workbench.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {
  private static final Metrics METRICS = new Metrics(7, 1, 2, 3, 4.0, 5, 6.0, 7.0, 8.0);
  private static final Metrics UNDEFINED = new Metrics(7, 1, 2, 3, null, 5, null, null, null);

  @ParameterizedTest
  @CsvSource({
    "mse, 1, true, false",
    "rmse, 2, true, false",
    "mae, 3, true, false",
    "mape, 4, false, false",
    "smape, 5, true, false",
    "mase, 6, false, false",
    "r2, 7, false, true",
    "directionalAccuracy, 8, false, true"
  })
  void aNameIsOneField(String name, double value, boolean alwaysDefined, boolean higherIsBetter) {
    Metric metric = Metric.named(name).orElseThrow();

    assertThat(metric.key()).isEqualTo(name);
    assertThat(metric.of(METRICS)).isEqualTo(value);
    assertThat(metric.of(UNDEFINED) != null).isEqualTo(alwaysDefined);
    assertThat(metric.higherIsBetter()).isEqualTo(higherIsBetter);
  }

  @Test
  void noOtherNameIsAMetric() {
    assertThat(Metric.named("MSE")).isEmpty();
    assertThat(Metric.named("")).isEmpty();
  }
}
