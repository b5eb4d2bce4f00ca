package io.workbench.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.source.CsvSpec;
import io.workbench.data.source.PanelSpec;
import io.workbench.data.source.SeriesLoader;
import io.workbench.data.source.SnapshotCsv;
import io.workbench.data.source.StoreCsv;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.train.spec.RunSpecs;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.spec.SweepSpecs;
import io.workbench.train.sweep.journal.TrialState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSweepTest {
  private static final String MARKET =
      """
      name: market
      data:
        source: panel
        instruments:
          h100: {source: synthetic, instrument: h100, days: 1, seed: 7, market: {correlation: 0.5}}
          h200: {source: synthetic, instrument: h200, days: 1, seed: 7, market: {correlation: 0.5}}
      """;
  private static final String YAML =
      """
      name: asks
      base:
        data: {source: store, path: market.db, instrument: h100, to: "2025-01-06T20:00:00Z"}
        window: {length: 4, horizon: 1, target: change}
        model: {kind: gru, hiddenSize: 4, layers: 1, dropout: 0.0}
        training: {epochs: 1, batchSize: 64, learningRate: 0.01, engine: compiled}
      objective: {metric: validation.rmse, goal: minimize}
      search: {method: grid}
      parameters:
        data.instrument: [h100, h200]
      parallel: {workers: 1}
      """;

  @Test
  void trialsThatAskAStoreForOtherRowsDoNotPassForOneFileThatChanged(@TempDir Path folder)
      throws Exception {
    PanelSpec market = (PanelSpec) RunSpecs.parse(MARKET, "m.yaml", folder, List.of()).data();
    try (SnapshotStore store = SnapshotStore.open(StoreLocation.of(folder.resolve("market.db")))) {
      for (String name : List.of("h100", "h200")) {
        Path csv = folder.resolve(name + ".csv");
        SnapshotCsv.write(SeriesLoader.load(market.of(name), true).series(), csv);
        StoreCsv.importFile(store, CsvSpec.of(csv), true);
      }
    }
    SweepSpec spec = SweepSpecs.parse(YAML, "asks.yaml", folder, List.of());

    SweepOutcome outcome = Sweep.start(spec, TinySweep.request(folder.resolve("results")));

    assertThat(outcome.trials()).hasSize(2);
    assertThat(outcome.trials()).allMatch(trial -> trial.state() == TrialState.COMPLETE);
    assertThat(outcome.trials())
        .extracting(trial -> trial.seeds().get(0).data())
        .doesNotHaveDuplicates()
        .allMatch(data -> data != null && data.path().contains("market.db instrument h"));
  }
}
