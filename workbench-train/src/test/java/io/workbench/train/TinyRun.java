package io.workbench.train;

import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.loop.TrainingListeners;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.nio.file.Path;
import java.util.List;

/** A run of a second or two: one synthetic day, 8 hidden units. */
final class TinyRun {
  static final String YAML =
      """
      name: tiny
      data: {source: synthetic, days: 1, seed: 7}
      model: {kind: gru, hiddenSize: 8, layers: 2, dropout: 0.2}
      training: {epochs: 3, learningRate: 0.01, engine: dl4j, reduceOnPlateau: {factor: 0.5, patience: 0}}
      """;

  private TinyRun() {}

  static RunSpec spec(String... overrides) {
    return RunSpecs.parse(YAML, "tiny.yaml", Path.of("").toAbsolutePath(), List.of(overrides));
  }

  static TrainingRequest request(Path results) {
    return request(results, ProgressListener.NONE, new StopSignal());
  }

  static TrainingRequest request(Path results, ProgressListener listener, StopSignal stop) {
    return request(results, TrainingListeners.NONE, listener, stop);
  }

  static TrainingRequest request(
      Path results, TrainingListeners listeners, ProgressListener listener, StopSignal stop) {
    return new TrainingRequest(results, false, "train tiny.yaml", listener, listeners, stop);
  }
}
