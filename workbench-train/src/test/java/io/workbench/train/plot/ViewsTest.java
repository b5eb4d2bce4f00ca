package io.workbench.train.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.train.evaluate.Metrics;
import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.RunResult;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ViewsTest {
  @Test
  void theTrainingIsToldInOneLine() {
    RunResult.Training training =
        new RunResult.Training(
            2,
            1,
            true,
            75.4,
            1000,
            List.of(
                new EpochRecord(1, 0.5, 0.43215, 0.001, 1.0, 37),
                new EpochRecord(2, Double.NaN, null, 0.0005, 1.0, 38)));

    TrainingHistoryView view = TrainingHistoryView.of("eurusd", "gru", training);

    assertThat(view.title()).isEqualTo("eurusd: training");
    assertThat(view.subtitle())
        .isEqualTo(
            "gru, 2 epochs in 1 min 15 s, best is epoch 1 with validation loss 0.4322,"
                + " stopped early");
    assertThat(view.epochs()).containsExactly(1, 2);
    assertThat(view.trainLoss()).containsExactly(0.5, Double.NaN);
    assertThat(view.validationLoss()).containsExactly(0.43215, Double.NaN);
    assertThat(view.learningRate()).containsExactly(0.001, 0.0005);
  }

  @Test
  void aTrainingWithoutEpochsSaysSo() {
    RunResult.Training none = new RunResult.Training(0, null, false, 0.1, 0, List.of());

    assertThat(TrainingHistoryView.of("eurusd", "gru", none).subtitle())
        .isEqualTo("gru, no epoch was finished");
  }

  @Test
  void theForecastsAreToldInOneLine() {
    Predictions predictions =
        new Predictions(
            new long[] {0, 86_400_000},
            new double[] {1, 2},
            new double[] {1.5, 2},
            new double[] {0, 1});
    Metrics model = Metrics.of(predictions.actual(), predictions.forecast(), predictions.last(), 1);
    Metrics persistence =
        Metrics.of(predictions.actual(), predictions.last(), predictions.last(), 1);

    PredictionsView view = PredictionsView.of("eurusd", "gru", predictions, model, persistence);

    assertThat(view.title()).isEqualTo("eurusd: forecasts on the test part");
    // Errors −0.5 and 0: RMSE √0.125, MAE 0.25; persistence's are both 1.
    assertThat(view.subtitle())
        .isEqualTo(
            "gru, 2 windows, 1 Jan 1970 to 2 Jan 1970 UTC; RMSE 0.354 (persistence 1.00),"
                + " MAE 0.250 (persistence 1.00)");
    assertThat(view.residuals()).containsExactly(-0.5, 0);
    assertThat(view.closeUp()).isNull();
  }

  @Test
  void aCloseUpIsOfTheLastWindowsWithoutAGap() {
    // Gaps after windows 399, 799 and 1199: the last stretch of 1,300 has 101.
    assertThat(closeUpOf(1_300)).isEqualTo(101);
    assertThat(closeUpOf(1_600 - 1)).isEqualTo(120);
    // The stretch after the last gap has 11 windows, too few: the one before is taken.
    assertThat(closeUpOf(1_210)).isEqualTo(120);
  }

  @Test
  void everyArrayHasAValueForEachWindow() {
    double[] one = {1};

    assertThatThrownBy(() -> new Predictions(new long[] {0}, one, new double[] {1, 2}, one))
        .hasMessage("Each array must have 1 values, but actual has 1, forecast 2 and last 1.");
    assertThatThrownBy(() -> new Predictions(new long[0], one, one, one))
        .hasMessage("Predictions must have at least one window.");
  }

  private static int closeUpOf(int windows) {
    Predictions series = Gallery.series(windows, 300, 1.18, 0.0001, 3);
    Metrics metrics = Metrics.of(series.actual(), series.forecast(), series.last(), 1);
    Predictions closeUp =
        Objects.requireNonNull(PredictionsView.of("n", "k", series, metrics, metrics).closeUp());
    long[] times = closeUp.timesMillis();
    assertThat(times[times.length - 1] - times[0]).isEqualTo((times.length - 1) * 300_000L);
    return closeUp.size();
  }
}
