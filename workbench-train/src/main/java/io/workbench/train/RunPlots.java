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
import io.workbench.train.run.RunResult.Scores;
import io.workbench.train.run.RunResult.Training;
import io.workbench.train.run.TestForecasts;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the two pictures of a run. */
public final class RunPlots {
  private static final Logger LOG = LoggerFactory.getLogger(RunPlots.class);

  private RunPlots() {}

  /**
   * A picture of forecasts.
   *
   * @param name of the run, from its spec
   * @param kind of the network
   * @param test what was foretold of the test part, of one instrument
   * @param model metrics of the network there
   * @param persistence metrics of the last price as a forecast
   */
  record Content(
      String name, String kind, TestForecasts test, Metrics model, Metrics persistence) {}

  /** Draws the pictures of a finished run that has none, and lists them in its result. */
  public static void addTo(Path folder) {
    try (RunDirectory directory = RunDirectory.open(folder)) {
      RunResult result = ResultJson.read(directory.result());
      if (result.metrics().test() == null) {
        return;
      }
      String kind = result.model().kind();
      writeTraining(directory, result.run().name(), kind, result.training());
      TestForecasts test = TestForecasts.read(directory.testForecasts());
      if (result.instruments() == null) {
        addPredictions(directory, "", result, test);
      } else {
        List<RunResult> each = result.ofInstruments();
        List<String> names = List.copyOf(result.instruments().keySet());
        for (int index = 0; index < names.size(); index++) {
          String name = names.get(index);
          addPredictions(directory, name, each.get(index), test.of(name));
        }
      }
      ResultJson.write(directory.result(), result.withArtifacts(directory.artifacts()));
    }
  }

  private static void addPredictions(
      RunDirectory directory, String instrument, RunResult result, TestForecasts test) {
    Metrics model = result.metrics().test();
    Metrics persistence = persistence(result);
    if (model != null && persistence != null) {
      String kind = result.model().kind();
      writePredictions(
          directory.predictionsPlot(instrument),
          new Content(result.run().name(), kind, test, model, persistence));
    }
  }

  private static @Nullable Metrics persistence(RunResult result) {
    Scores scores = result.baselines().get("persistence");
    return scores == null ? null : scores.test();
  }

  /** What a picture of a run's forecasts is called; the instrument is empty where there is one. */
  static String title(String run, String instrument) {
    return instrument.isEmpty() ? run : run + "/" + instrument;
  }

  static void writeTraining(RunDirectory directory, String name, String kind, Training training) {
    TrainingHistoryView view = TrainingHistoryView.of(name, kind, training);
    whereItCanBe(() -> Plots.write(directory.trainingPlot(), view));
  }

  static void writePredictions(Path file, Content content) {
    TestForecasts test = content.test();
    Predictions predictions =
        new Predictions(test.timesMillis(), test.actual(), test.forecast(), test.last());
    PredictionsView view =
        PredictionsView.of(
            content.name(), content.kind(), predictions, content.model(), content.persistence());
    whereItCanBe(() -> Plots.write(file, view));
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
