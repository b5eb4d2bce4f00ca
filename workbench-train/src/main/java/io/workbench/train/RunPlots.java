package io.workbench.train;

import io.workbench.data.OutputException;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.plot.Plots;
import io.workbench.train.plot.Predictions;
import io.workbench.train.plot.PredictionsView;
import io.workbench.train.plot.TrainingHistoryView;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunDirectory;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.TestForecasts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the two pictures of a run. */
public final class RunPlots {
  private static final Logger LOG = LoggerFactory.getLogger(RunPlots.class);

  private RunPlots() {}

  /** Draws the pictures of a finished run that has none, and lists them in its result. */
  public static void addTo(Path folder) {
    try (RunDirectory directory = RunDirectory.open(folder)) {
      RunResult result = ResultJson.read(directory.result());
      if (result.metrics().test() == null) {
        return;
      }
      draw(directory, result, TestForecasts.read(directory.testForecasts()));
      ResultJson.write(directory.result(), result.withArtifacts(directory.artifacts()));
    }
  }

  /** Whether a finished run in a folder lacks a picture that can be drawn of what it left there. */
  public static boolean areMissing(Path folder) {
    RunResult result = ResultJson.read(RunDirectory.result(folder));
    if (result.metrics().test() == null
        || !Files.isRegularFile(folder.resolve(TestForecasts.FILE))) {
      return false;
    }
    List<Path> pictures = new ArrayList<>();
    pictures.add(RunDirectory.trainingPlot(folder));
    instruments(result).forEach(name -> pictures.add(RunDirectory.predictionsPlot(folder, name)));
    return !pictures.stream().allMatch(Files::isRegularFile);
  }

  /** What a picture each is of; the whole, without a name, where there is no panel. */
  private static Collection<String> instruments(RunResult result) {
    return result.instruments() == null ? List.of("") : result.instruments().keySet();
  }

  /**
   * Draws the pictures of a run whose test part was scored. Forecasts of several instruments have a
   * picture each, and none together.
   */
  static void draw(RunDirectory directory, RunResult result, TestForecasts test) {
    TrainingHistoryView history =
        TrainingHistoryView.of(result.run().name(), result.model().kind(), result.training());
    whereItCanBe(() -> Plots.write(directory.trainingPlot(), history));
    if (result.instruments() == null) {
      drawPredictions(directory.predictionsPlot(""), result, test);
      return;
    }
    List<RunResult> each = result.ofInstruments();
    List<String> names = List.copyOf(result.instruments().keySet());
    for (int index = 0; index < names.size(); index++) {
      String name = names.get(index);
      drawPredictions(directory.predictionsPlot(name), each.get(index), test.of(name));
    }
  }

  private static void drawPredictions(Path file, RunResult result, TestForecasts test) {
    Metrics model = result.metrics().test();
    Metrics persistence = result.persistence();
    if (model != null && persistence != null) {
      Predictions predictions =
          new Predictions(test.timesMillis(), test.actual(), test.forecast(), test.last());
      PredictionsView view =
          PredictionsView.of(
              result.run().name(), result.model().kind(), predictions, model, persistence);
      whereItCanBe(() -> Plots.write(file, view));
    }
  }

  /** A picture that cannot be drawn is no reason to lose a result. */
  private static void whereItCanBe(Runnable drawing) {
    try {
      drawing.run();
    } catch (OutputException e) {
      LOG.warn("The run lacks a plot: {}", e.getMessage());
    }
  }
}
