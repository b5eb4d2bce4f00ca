package io.workbench.train.sweep;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.TestForecasts;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.spec.SweepSpecs;
import io.workbench.train.sweep.journal.TrialState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelSweepTest {
  private static final String YAML =
      """
      name: pair
      base:
        data:
          source: panel
          instruments:
            H100: {source: synthetic, instrument: H100, days: 1, seed: 7, market: {correlation: 0.5}}
            H200: {source: synthetic, instrument: H200, days: 1, seed: 7, market: {correlation: 0.5}}
        window: {length: 4, horizon: 1, target: change}
        model: {kind: gru, hiddenSize: 4, layers: 1, dropout: 0.0}
        training: {epochs: 1, batchSize: 64, learningRate: 0.01, engine: dl4j}
      objective: {metric: validation.rmse, goal: minimize}
      search: {method: random, trials: 3, seed: 1}
      parameters:
        model.hiddenSize: {int: [2, 8]}
      parallel: {workers: 1}
      """;

  @Test
  void aTrialOfAPanelIsARunOnIt(@TempDir Path results) throws Exception {
    SweepSpec spec = SweepSpecs.parse(YAML, "pair.yaml", Path.of("").toAbsolutePath(), List.of());

    SweepOutcome outcome = Sweep.start(spec, TinySweep.request(results));

    assertThat(outcome.trials()).hasSize(3);
    assertThat(outcome.trials()).allMatch(trial -> trial.state() == TrialState.COMPLETE);
    Path trial = outcome.directory().resolve(outcome.trials().get(0).seeds().get(0).directory());
    RunResult result = ResultJson.read(trial.resolve("result.json"));
    assertThat(requireNonNull(result.instruments()).keySet()).containsExactly("H100", "H200");
    TestForecasts forecasts = TestForecasts.read(trial.resolve(TestForecasts.FILE));
    assertThat(forecasts.of("H200").size()).isEqualTo(forecasts.size() / 2);
    // The winner is drawn once an instrument, and the report shows the pictures.
    assertThat(Files.readString(outcome.directory().resolve("report.html")))
        .contains("plots/predictions-H100.png", "plots/predictions-H200.png");
    assertThat(Files.readString(outcome.directory().resolve("leaderboard.json")))
        .contains("pValue");
  }
}
