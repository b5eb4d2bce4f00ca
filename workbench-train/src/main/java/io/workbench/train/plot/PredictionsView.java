package io.workbench.train.plot;

import io.workbench.train.evaluate.Metrics;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the picture of a model's forecasts shows.
 *
 * @param model metrics of the forecasts
 * @param persistence metrics of the last prices as forecasts
 * @param closeUp windows to be shown larger; absent when there are few enough to show all so
 */
public record PredictionsView(
    String title,
    String subtitle,
    Predictions predictions,
    Metrics model,
    Metrics persistence,
    @Nullable Predictions closeUp) {

  private static final int CLOSE_UP_WINDOWS = 120;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /**
   * The view of the test part.
   *
   * @param runName name from the spec
   * @param modelKind {@code rnn}, {@code gru}, {@code lstm} or {@code attention}
   */
  public static PredictionsView of(
      String runName,
      String modelKind,
      Predictions predictions,
      Metrics model,
      Metrics persistence) {
    return new PredictionsView(
        runName + ": forecasts on the test part",
        subtitle(modelKind, predictions, model, persistence),
        predictions,
        model,
        persistence,
        closeUp(predictions));
  }

  /**
   * The last windows between two gaps in time, as a close-up of a gap shows nothing; the very last
   * when no such stretch is long enough.
   */
  private static @Nullable Predictions closeUp(Predictions all) {
    int size = all.size();
    if (size <= 2 * CLOSE_UP_WINDOWS) {
      return null;
    }
    long[] times = all.timesMillis();
    long gap = Lines.gapMillis(times);
    int end = size;
    for (int window = size - 1; window > 0; window--) {
      boolean longEnough = end - window >= CLOSE_UP_WINDOWS / 2;
      boolean gapBefore = times[window] - times[window - 1] > gap;
      if (end - window == CLOSE_UP_WINDOWS || (longEnough && gapBefore)) {
        return all.slice(window, end);
      }
      end = gapBefore ? window : end;
    }
    return all.slice(size - CLOSE_UP_WINDOWS, size);
  }

  private static String subtitle(
      String modelKind, Predictions predictions, Metrics model, Metrics persistence) {
    long[] times = predictions.timesMillis();
    String from = DAY.format(Instant.ofEpochMilli(times[0]));
    String to = DAY.format(Instant.ofEpochMilli(times[times.length - 1]));
    return String.format(
        Locale.ROOT,
        "%s, %s, %s; RMSE %s (persistence %s), MAE %s (persistence %s)",
        modelKind,
        times.length == 1 ? "1 window" : Numbers.count(times.length) + " windows",
        from.equals(to) ? from + " UTC" : from + " to " + to + " UTC",
        Numbers.significant(model.rmse(), 3),
        Numbers.significant(persistence.rmse(), 3),
        Numbers.significant(model.mae(), 3),
        Numbers.significant(persistence.mae(), 3));
  }

  /** Actual − forecast, {@code [windows]}. */
  double[] residuals() {
    double[] residuals = new double[predictions.size()];
    for (int window = 0; window < residuals.length; window++) {
      residuals[window] = predictions.actual()[window] - predictions.forecast()[window];
    }
    return residuals;
  }
}
