package io.workbench.train;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.workbench.models.ModelSpec;
import io.workbench.train.evaluate.Metrics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Training with either engine from the same seed reaches the same test metrics. Without dropout,
 * for the engines draw other masks from a seed, and what masks do to so short a run is no engine's
 * doing.
 */
class EnginesAgreeTest {
  static final List<String> KINDS = ModelSpec.KINDS;

  @ParameterizedTest
  @FieldSource("KINDS")
  void eitherEngineReachesTheSameTestMetrics(String kind, @TempDir Path results) {
    Metrics reference = testMetrics(kind, "dl4j", results);
    Metrics compiled = testMetrics(kind, "compiled", results);

    // What is promised of whole runs; without dropout, rounding alone tells the engines apart.
    assertThat(compiled.rmse()).isCloseTo(reference.rmse(), withPercentage(1));
    assertThat(compiled.mae()).isCloseTo(reference.mae(), withPercentage(1));
  }

  private static Metrics testMetrics(String kind, String engine, Path results) {
    RunOutcome outcome =
        TrainingRun.start(
            TinyRun.spec(
                "data.days=4",
                "model={kind: " + kind + ", hiddenSize: 16, dropout: 0}",
                "training={epochs: 3, learningRate: 0.005, engine: " + engine + "}"),
            TinyRun.request(results));
    return requireNonNull(outcome.result().metrics().test());
  }
}
