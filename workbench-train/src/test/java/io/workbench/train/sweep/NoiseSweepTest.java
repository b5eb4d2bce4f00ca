package io.workbench.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.spec.SweepSpec;
import io.workbench.train.spec.SweepSpecs;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.train.sweep.report.Leaderboard.Winner;
import io.workbench.train.sweep.report.RealityCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hundred cheap trials on noise: the best of them is the best by luck alone. */
class NoiseSweepTest {
  private static final int TRIALS = 200;
  private static final int ROWS = 700;

  @ParameterizedTest
  @ValueSource(strings = {"changes", "level"})
  void aSweepOverWhiteNoiseHasNoWinner(String what, @TempDir Path folder) throws IOException {
    writeNoise(folder.resolve("noise.csv"), what.equals("changes"));
    SweepSpec spec =
        SweepSpecs.parse(
            """
            name: noise
            base:
              data: {source: csv, path: noise.csv}
              features: [change_1, ma_5]
              window: {length: 3}
              model: {kind: rnn, hiddenSize: 2, layers: 1, dropout: 0.0}
              training: {epochs: 2, batchSize: 64, engine: compiled}
            search: {method: random, seed: 1, trials: %d}
            parameters:
              model.kind: [rnn, gru, lstm]
              model.hiddenSize: {int: [1, 6]}
              window.length: {int: [2, 6]}
              training.learningRate: {real: [1.0e-3, 3.0e-2], log: true}
            parallel: {workers: 2}
            """
                .replace("%d", Integer.toString(TRIALS)),
            "noise.yaml",
            folder.toRealPath(),
            List.of());

    SweepOutcome outcome = Sweep.start(spec, TinySweep.request(folder.resolve("results")));

    assertThat(outcome.trials())
        .hasSize(TRIALS)
        .allSatisfy(trial -> assertThat(trial.state()).isEqualTo(TrialState.COMPLETE));
    Winner winner = outcome.leaderboard().winner();
    assertThat(winner.real()).as(winner.verdict()).isFalse();
    RealityCheck check = Objects.requireNonNull(winner.realityCheck());
    assertThat(check.trials()).isEqualTo(TRIALS);
  }

  /** A random walk, whose changes are white noise, or a price that is white noise itself. */
  private static void writeNoise(Path file, boolean walk) throws IOException {
    Random random = new Random(11);
    StringBuilder rows = new StringBuilder("timestamp,mid_price\n");
    double price = 100;
    for (int row = 0; row < ROWS; row++) {
      price = (walk ? price : 100) + random.nextGaussian();
      rows.append(Instant.EPOCH.plusSeconds(300L * row)).append(',').append(price).append('\n');
    }
    Files.writeString(file, rows);
  }
}
