package io.workbench.train;

import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.nio.file.Path;
import java.util.List;

/** A run of a second or two on two correlated synthetic instruments, of one and of two days. */
final class TinyPanel {
  static final String YAML =
      """
      name: pair
      data:
        source: panel
        instruments:
          H100: {source: synthetic, instrument: H100, days: 1, seed: 7, market: {correlation: 0.5}}
          H200: {source: synthetic, instrument: H200, days: 2, seed: 7, market: {correlation: 0.5, price: 4}}
      window: {length: 6, horizon: 2, target: change}
      model: {kind: gru, hiddenSize: 4, layers: 1, dropout: 0.1}
      training: {epochs: 2, learningRate: 0.01, engine: dl4j}
      """;

  private TinyPanel() {}

  static RunSpec spec(String... overrides) {
    return RunSpecs.parse(YAML, "pair.yaml", Path.of("").toAbsolutePath(), List.of(overrides));
  }
}
