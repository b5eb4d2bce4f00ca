package io.workbench.train.compare;

import io.workbench.train.evaluate.Metric;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.evaluate.Skill;
import io.workbench.train.run.RunResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rows from results and from baselines. */
final class Rows {
  private Rows() {}

  static ComparisonRow ofRun(
      Results.Found found, String label, String data, Map<String, String> differences) {
    RunResult result = found.result();
    Skill skill = result.skill();
    return new ComparisonRow(
        label,
        data,
        result.model().kind(),
        result.run().status(),
        differences,
        result.metrics().validation(),
        result.metrics().test(),
        skill == null ? null : skill.rmseVsPersistence(),
        skill == null ? null : skill.maeVsPersistence(),
        skill == null ? null : Double.valueOf(skill.dieboldMariano().pValue()),
        result.model().parameters(),
        result.training().seconds(),
        false,
        found.instrument(),
        found.file().toString(),
        null);
  }

  static ComparisonRow ofBaseline(
      String name, String data, RunResult.Scores scores, @Nullable Metrics persistence) {
    return new ComparisonRow(
        name,
        data,
        "",
        null,
        Map.of(),
        scores.validation(),
        scores.test(),
        skill(Metric.RMSE, scores.test(), persistence),
        skill(Metric.MAE, scores.test(), persistence),
        null,
        null,
        null,
        false,
        null,
        null,
        null);
  }

  private static @Nullable Double skill(
      Metric metric, @Nullable Metrics scores, @Nullable Metrics persistence) {
    if (scores == null || persistence == null) {
      return null;
    }
    Double error = metric.of(scores);
    Double reference = metric.of(persistence);
    return error == null || reference == null || reference == 0
        ? null
        : Double.valueOf(1 - error / reference);
  }
}
