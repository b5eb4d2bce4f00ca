package io.workbench.train.sweep.report;

import static java.util.Objects.requireNonNull;

import io.workbench.data.AtomicFiles;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.plot.Plots;
import io.workbench.train.plot.TrainingHistoryView;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.ResultSamples;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.TestForecasts;
import io.workbench.train.sweep.journal.SeedRecord;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A sweep that nobody ran: trials whose scores follow their settings, with forecasts of a price
 * that has some memory. For tests, and to look at a report: {@code main} writes one.
 */
final class SampleSweep {
  static final String YAML = "name: sample\nsearch: {method: tpe, trials: 24}\n";
  private static final List<Object> KINDS = List.of("rnn", "gru", "lstm", "attention");
  private static final int WINDOWS = 400;

  private final Path folder;
  private final int seeds;
  private final Random random = new Random(42);
  private final double[] price = new double[WINDOWS + 1];
  private byte[] plot = {};

  SampleSweep(Path folder, int seeds) {
    this.folder = folder;
    this.seeds = seeds;
    double change = 0;
    price[0] = 2.5;
    for (int row = 1; row < price.length; row++) {
      change = 0.45 * change + 0.01 * random.nextGaussian();
      price[row] = price[row - 1] + change;
    }
  }

  /** Writes a report of so many trials into a folder, to be opened in a browser. */
  public static void main(String[] arguments) {
    SampleSweep sweep = new SampleSweep(Path.of(arguments[0]), Integer.parseInt(arguments[2]));
    int trials = Integer.parseInt(arguments[1]);
    SweepReport.write(
        sweep.folder, sweep.facts("four-architectures", trials), sweep.trials(trials), YAML);
  }

  SweepFacts facts(String name, int trials) {
    return new SweepFacts(
        name,
        "tpe",
        trials,
        seeds,
        new SweepFacts.Objective("validation.rmse", "minimize"),
        Instant.parse("2026-03-01T12:00:00Z"),
        1234.5,
        1,
        List.of(
            SweepParameter.choice("model.kind", KINDS),
            SweepParameter.number("model.hiddenSize", true),
            SweepParameter.number("training.learningRate", true),
            SweepParameter.number("model.layers", false),
            SweepParameter.choice("features", List.of("default", List.of("mid_price", "spread")))));
  }

  /** Mostly complete trials, some pruned, a few failed, and the last one waiting. */
  List<TrialRecord> trials(int count) {
    List<TrialRecord> trials = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      TrialState state = TrialState.COMPLETE;
      if (number % 3 == 2 && number > 5) {
        state = TrialState.PRUNED;
      } else if (number % 17 == 9) {
        state = TrialState.FAILED;
      } else if (number == count - 1) {
        state = TrialState.WAITING;
      }
      trials.add(trial(number, state));
    }
    return trials;
  }

  private TrialRecord trial(int number, TrialState state) {
    Map<String, Object> parameters = parameters();
    double distance = distance(parameters);
    List<SeedRecord> runs = new ArrayList<>();
    for (int seed = 0; seed < seeds && state != TrialState.WAITING; seed++) {
      runs.add(run(number, seed, state, distance));
    }
    String failure =
        state == TrialState.FAILED ? "The training loss became NaN in epoch 3, batch 7." : null;
    return new TrialRecord(
        number, number == 0, parameters, new double[5], List.of(), state, failure, runs, 31.4, 1);
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    Object kind = KINDS.get(random.nextInt(KINDS.size()));
    parameters.put("model.kind", kind);
    parameters.put("model.hiddenSize", (long) (16 * Math.pow(8, random.nextDouble())));
    parameters.put("training.learningRate", Math.pow(10, -4 + 2 * random.nextDouble()));
    if (kind.equals("rnn") || kind.equals("gru")) {
      parameters.put("model.layers", 1L + random.nextInt(3));
    }
    parameters.put("features", random.nextBoolean() ? "default" : List.of("mid_price", "spread"));
    return parameters;
  }

  /** From the best settings: a learning rate of 1e-3 and the kind gru. */
  private double distance(Map<String, Object> parameters) {
    double rate = Math.log10((Double) requireNonNull(parameters.get("training.learningRate"))) + 3;
    return 0.4 * rate * rate
        + ("gru".equals(parameters.get("model.kind")) ? 0 : 0.15)
        + 0.03 * Math.abs(random.nextGaussian());
  }

  private SeedRecord run(int number, int seed, TrialState state, double distance) {
    String directory = "trials/" + number + (seeds == 1 ? "" : "/seed-" + (42 + seed));
    int epochs = state == TrialState.COMPLETE ? 12 + random.nextInt(20) : 3;
    List<Double> curve = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double loss = 0.2 + 0.3 * distance + 1.5 / epoch + 0.02 * random.nextGaussian();
      curve.add(state == TrialState.FAILED && epoch == 3 ? null : Double.valueOf(loss));
    }
    if (state == TrialState.FAILED) {
      return new SeedRecord(
          42 + seed, directory, null, curve, 3, 0, null, null, null, null, 1, null);
    }
    TestForecasts forecasts = forecasts(distance);
    Path run = folder.resolve(directory);
    forecasts.write(run.resolve(TestForecasts.FILE));
    RunResult result = ResultSamples.complete();
    ResultJson.write(run.resolve("result.json"), result);
    if (plot.length == 0) {
      Path drawn = run.resolve("plots/training_history.png");
      Plots.write(drawn, TrainingHistoryView.of("sample", "gru", result.training()));
      plot = bytes(drawn);
    }
    AtomicFiles.write(run.resolve("plots/training_history.png"), plot);
    double objective = 0.01 * (1 + distance) + 0.0001 * random.nextGaussian();
    Metrics metrics = ResultSamples.metrics(WINDOWS, objective);
    return new SeedRecord(
        42 + seed,
        directory,
        objective,
        curve,
        epochs,
        epochs,
        metrics,
        metrics,
        0.11 - 0.3 * distance,
        0.1 - 0.3 * distance,
        15,
        null);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TestForecasts forecasts(double distance) {
    long[] times = new long[WINDOWS];
    Arrays.setAll(times, window -> 1_767_225_600_000L + 300_000L * window);
    double[] last = Arrays.copyOf(price, WINDOWS);
    double[] actual = Arrays.copyOfRange(price, 1, WINDOWS + 1);
    double[] forecast = new double[WINDOWS];
    double[] mean = new double[WINDOWS];
    for (int window = 0; window < WINDOWS; window++) {
      double memory = window == 0 ? 0 : 0.45 * (price[window] - price[window - 1]);
      forecast[window] = last[window] + memory + 0.01 * distance * random.nextGaussian();
      mean[window] = 2.5;
    }
    return new TestForecasts(times, last, actual, forecast, Map.of("mean", mean));
  }
}
