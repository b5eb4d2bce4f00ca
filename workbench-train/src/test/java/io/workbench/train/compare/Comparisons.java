package io.workbench.train.compare;

import io.workbench.train.evaluate.DieboldMariano;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.evaluate.Skill;
import io.workbench.train.run.ResultSamples;
import io.workbench.train.run.RunResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Results to be compared: each named for its network, on data named by a digit. */
final class Comparisons {
  private Comparisons() {}

  static Results.Found run(String kind, int hiddenSize, double testError) {
    return run(kind, hiddenSize, testError, '1');
  }

  /** A complete run with the given error on the test part; persistence's is 0.5. */
  static Results.Found run(String kind, int hiddenSize, double testError, char data) {
    RunResult sample = ResultSamples.complete();
    Map<String, RunResult.Scores> baselines = new LinkedHashMap<>();
    baselines.put("persistence", scores(0.6, 0.5));
    baselines.put("ridge", scores(0.6, 0.25));
    Metrics test = ResultSamples.metrics(120, testError);
    Skill skill = Skill.of(test, ResultSamples.metrics(120, 0.5), new DieboldMariano(-1.0, 0.25));
    RunResult result =
        new RunResult(
            sample.schemaVersion(),
            named(sample.run(), kind + hiddenSize),
            ResultSamples.spec(kind, hiddenSize),
            ResultSamples.provenance(String.valueOf(data).repeat(64)),
            new RunResult.Model(kind, 1000L * hiddenSize, sample.model().layers()),
            sample.split(),
            sample.training(),
            new RunResult.Scores(ResultSamples.metrics(100, 1 - testError), test, null),
            baselines,
            null,
            skill,
            null,
            null,
            sample.artifacts());
    return new Results.Found(Path.of("results", kind + hiddenSize, "result.json"), result);
  }

  /** The same run under another name. */
  static Results.Found called(String name, Results.Found found) {
    return with(found, named(found.result().run(), name), found.result().spec());
  }

  /** The same run with other facts or another spec. */
  static Results.Found with(Results.Found found, RunResult.Run run, Map<String, Object> spec) {
    return new Results.Found(found.file(), ResultSamples.with(found.result(), run, spec));
  }

  static Results.Found failed() {
    return new Results.Found(Path.of("results/failed/result.json"), ResultSamples.failed());
  }

  /** The same run under another name and id. */
  static RunResult.Run named(RunResult.Run run, String name) {
    return new RunResult.Run(
        "id-" + name,
        name,
        run.kind(),
        run.status(),
        run.startedAt(),
        run.finishedAt(),
        run.wallSeconds(),
        run.command(),
        run.failure());
  }

  private static RunResult.Scores scores(double validation, double test) {
    return RunResult.Scores.of(
        ResultSamples.metrics(100, validation), ResultSamples.metrics(120, test));
  }
}
