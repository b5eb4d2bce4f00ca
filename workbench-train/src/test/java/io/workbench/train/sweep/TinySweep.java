package io.workbench.train.sweep;

import io.workbench.train.loop.StopSignal;
import io.workbench.train.loop.TrainingListeners;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.spec.SweepSpecs;
import io.workbench.train.sweep.journal.SeedRecord;
import io.workbench.train.sweep.journal.TrialRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sweep of a few seconds: one synthetic day, a handful of hidden units. */
final class TinySweep {
  static final String YAML =
      """
      name: tiny
      base:
        data: {source: synthetic, days: 1, seed: 7}
        model: {kind: gru, hiddenSize: 4, layers: 1, dropout: 0.1}
        training: {epochs: 4, learningRate: 0.01, engine: compiled}
      search: {method: random, trials: 6, seed: 3}
      parameters:
        model.kind: [rnn, gru]
        model.hiddenSize: {int: [2, 8]}
        training.learningRate: {real: [1.0e-3, 1.0e-1], log: true}
      """;

  private TinySweep() {}

  static SweepSpec spec(String... overrides) {
    return SweepSpecs.parse(YAML, "tiny.yaml", Path.of("").toAbsolutePath(), List.of(overrides));
  }

  static SweepRequest request(Path results) {
    return request(results, SweepListener.NONE, new StopSignal());
  }

  static SweepRequest request(Path results, SweepListener listener, StopSignal stop) {
    return new SweepRequest(
        results,
        false,
        "sweep tiny.yaml",
        listener,
        TrainingListeners.NONE,
        stop,
        ClusterSettings.NONE);
  }

  /** All that two sweeps must have in common, whatever happened to them: no times, no attempts. */
  static List<String> numbers(SweepOutcome outcome) {
    List<String> lines = new ArrayList<>();
    for (TrialRecord trial : outcome.trials()) {
      List<Object> seeds = new ArrayList<>();
      for (SeedRecord seed : trial.seeds()) {
        seeds.add(
            List.of(
                seed.seed(),
                seed.directory(),
                String.valueOf(seed.objective()),
                seed.curve(),
                seed.epochs(),
                seed.bestEpoch(),
                String.valueOf(seed.test())));
      }
      lines.add(
          List.of(
                  trial.number(),
                  trial.state(),
                  trial.parameters(),
                  trial.seen(),
                  String.valueOf(trial.failure()),
                  seeds)
              .toString());
    }
    return lines;
  }
}
