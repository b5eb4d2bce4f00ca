package io.workbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.Prediction.Forecasts;
import io.workbench.train.Prediction.Row;
import io.workbench.train.run.Interval;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PredictionTextTest {
  private static final List<Interval> INTERVALS =
      List.of(new Interval(0.8, 0.25, 0.75), new Interval(0.95, 0.5, 1));

  @Test
  void intervalsAreColumnsOfTheCsv() throws IOException {
    StringBuilder text = new StringBuilder();
    PredictionText.csv(new Forecasts(List.of(row(2.0), row(null)), INTERVALS), text);
    assertThat(text.toString().lines())
        .containsExactly(
            "timestamp,target_time,last_price,forecast,actual,lower_80,upper_80,lower_95,upper_95",
            "1970-01-01T00:00:00Z,1970-01-01T00:00:01Z,1.0,1.5,2.0,1.25,1.75,1.0,2.0",
            "1970-01-01T00:00:00Z,1970-01-01T00:00:01Z,1.0,1.5,,1.25,1.75,1.0,2.0");
  }

  @Test
  void theHeaderIsTheSameWithoutAnyForecast() throws IOException {
    StringBuilder text = new StringBuilder();
    PredictionText.csv(new Forecasts(List.of(), INTERVALS), text);
    assertThat(text.toString())
        .isEqualTo(
            "timestamp,target_time,last_price,forecast,actual,"
                + "lower_80,upper_80,lower_95,upper_95\n");
  }

  @Test
  void intervalsArePartOfTheJson() throws IOException {
    StringBuilder text = new StringBuilder();
    PredictionText.json(new Forecasts(List.of(row(null)), INTERVALS), text);
    assertThat(text.toString())
        .contains(
            "\"forecast\":1.5,\"intervals\":[{\"coverage\":0.8,\"lower\":1.25,\"upper\":1.75},"
                + "{\"coverage\":0.95,\"lower\":1.0,\"upper\":2.0}]}");
  }

  @Test
  void withoutIntervalsNothingIsAdded() throws IOException {
    StringBuilder csv = new StringBuilder();
    PredictionText.csv(new Forecasts(List.of(row(2.0)), List.of()), csv);
    assertThat(csv.toString().lines())
        .containsExactly(
            "timestamp,target_time,last_price,forecast,actual",
            "1970-01-01T00:00:00Z,1970-01-01T00:00:01Z,1.0,1.5,2.0");
    StringBuilder json = new StringBuilder();
    PredictionText.json(new Forecasts(List.of(row(2.0)), List.of()), json);
    assertThat(json.toString()).contains("\"actual\":2.0}").doesNotContain("intervals");
  }

  private static Row row(@Nullable Double actual) {
    return new Row(Instant.EPOCH, Instant.ofEpochSecond(1), 1, 1.5, actual);
  }
}
