package io.workbench.train.plot;

import io.workbench.train.evaluate.Metrics;
import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.RunResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws every kind of input to files, for a person to look at: the first argument is a folder. */
final class Gallery {
  private Gallery() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    for (int epochs : new int[] {0, 1, 2, 10, 37, 200}) {
      Plots.write(folder.resolve("history-" + epochs + ".png"), history(epochs));
    }
    draw(folder, "constant", series(400, 300, 2.0, 0, 1));
    draw(folder, "one", series(1, 300, 2.0, 0.01, 1));
    draw(folder, "five", series(5, 300, 2.0, 0.01, 1));
    draw(folder, "gpu-200", series(200, 1800, 2.0, 0.01, 1));
    draw(folder, "gpu-1300", series(1300, 300, 2.0, 0.01, 1));
    draw(folder, "eurusd-1300", series(1300, 300, 1.18, 0.00007, 3));
    draw(folder, "long-100000", series(100_000, 300, 50_000, 30, 1));
    draw(folder, "load-hourly", series(1300, 3600, 30_000, 900, 1));
    draw(folder, "seconds-300", series(300, 1, 30, 0.02, 1));
    draw(folder, "daily-900", series(900, 86_400, 30, 0.2, 1));
  }

  static TrainingHistoryView history(int epochs) {
    Random random = new Random(1);
    List<EpochRecord> history = new ArrayList<>();
    double rate = 0.001;
    int best = 0;
    double bestLoss = Double.MAX_VALUE;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double train = 0.9 * Math.exp(-epoch / 12.0) + 0.02 + 0.003 * random.nextGaussian() / epoch;
      double validation =
          0.8 * Math.exp(-epoch / 10.0) + 0.03 + 0.0009 * epoch + 0.002 * random.nextGaussian();
      if (validation < bestLoss) {
        bestLoss = validation;
        best = epoch;
      }
      rate = epoch > 15 && epoch % 12 == 0 ? rate / 2 : rate;
      history.add(new EpochRecord(epoch, train, validation, rate, 1.0, 1.7));
    }
    return TrainingHistoryView.of(
        "eurusd-lstm",
        "lstm",
        new RunResult.Training(
            epochs, best == 0 ? null : best, epochs > 20, epochs * 1.7, 4000, history));
  }

  static Predictions series(int size, int stepSeconds, double level, double change, int weekends) {
    Random random = new Random(2);
    long[] times = new long[size];
    double[] actual = new double[size];
    double[] forecast = new double[size];
    double[] last = new double[size];
    long time = Instant.parse("2024-03-04T09:30:00Z").toEpochMilli();
    double price = level;
    for (int index = 0; index < size; index++) {
      time += stepSeconds * 1000L;
      if (weekends == 3 && index % 400 == 399) {
        time += 2 * 86_400_000L;
      }
      last[index] = price;
      double next = price + 0.02 * (level - price) + change * random.nextGaussian();
      times[index] = time;
      actual[index] = next;
      forecast[index] = price + 0.4 * (next - price) + 0.3 * change * random.nextGaussian();
      price = next;
    }
    return new Predictions(times, actual, forecast, last);
  }

  static void draw(Path folder, String name, Predictions series) {
    Metrics model = Metrics.of(series.actual(), series.forecast(), series.last(), 1);
    Metrics persistence = Metrics.of(series.actual(), series.last(), series.last(), 1);
    Plots.write(
        folder.resolve("predictions-" + name + ".png"),
        PredictionsView.of(name, "attention", series, model, persistence));
  }
}
