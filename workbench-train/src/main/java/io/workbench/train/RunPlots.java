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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the two pictures of a run. */
public final class RunPlots {
  private static final Logger LOG = LoggerFactory.getLogger(RunPlots.class);

  private RunPlots() {}

  /**
   * What is drawn.
   *
   * @param name of the run, from its spec
   * @param kind of the network
   * @param test what was foretold of the test part
   * @param model metrics of the network there
   * @param persistence metrics of the last price as a forecast
   */
  record Content(
      String name,
      String kind,
      Training training,
      TestForecasts test,
      Metrics model,
      Metrics persistence) {}

  /** Draws the pictures of a finished run that has none, and lists them in its result. */
  public static void addTo(Path folder) {
    try (RunDirectory directory = RunDirectory.open(folder)) {
      RunResult result = ResultJson.read(directory.result());
      Metrics model = result.metrics().test();
      Metrics persistence = persistence(result);
      if (model != null && persistence != null) {
        TestForecasts test = TestForecasts.read(directory.testForecasts());
        String kind = result.model().kind();
        write(
            directory,
            new Content(result.run().name(), kind, result.training(), test, model, persistence));
        ResultJson.write(directory.result(), result.withArtifacts(directory.artifacts()));
      }
    }
  }

  private static @Nullable Metrics persistence(RunResult result) {
    Scores scores = result.baselines().get("persistence");
    return scores == null ? null : scores.test();
  }

  /** A picture that cannot be drawn is no reason to lose a result. */
  static void write(RunDirectory directory, Content content) {
    TestForecasts test = content.test();
    try {
      Plots.write(
          directory.trainingPlot(),
          TrainingHistoryView.of(content.name(), content.kind(), content.training()));
      Predictions predictions =
          new Predictions(test.timesMillis(), test.actual(), test.forecast(), test.last());
      Plots.write(
          directory.predictionsPlot(),
          PredictionsView.of(
              content.name(), content.kind(), predictions, content.model(), content.persistence()));
    } catch (OutputException e) {
      LOG.warn("The run has no plots: {}", e.getMessage());
    }
  }
}
