package io.workbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.collect.CollectSpec;
import io.workbench.data.source.PanelSpec;
import io.workbench.data.source.StoreSpec;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.window.Panel;
import io.workbench.train.spec.CollectSpecs;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedConfigsTest {
  private static final Path EXPERIMENTS = Path.of("..", "experiments");

  @Test
  void eurusdUsesAllTwentyFeatures() {
    Panel dataset = prepare("eurusd.yaml");

    assertThat(dataset.features().size()).isEqualTo(20);
    assertThat(dataset.leftOut()).isEmpty();
    assertThat(dataset.members().get(0).loaded().series().size()).isEqualTo(1440);
    assertThat(dataset.members().get(0).loaded().rejectedCount()).isZero();
    assertThat(dataset.test().size()).isGreaterThan(150);
  }

  @Test
  void h100OffersLeaveOutWhatAPriceAloneCannotGive() {
    Panel dataset = prepare("h100-offers.yaml");

    assertThat(dataset.leftOut()).contains("spread", "volume_imbalance");
    assertThat(dataset.features().names()).contains("mid_price", "hour_sin");
    assertThat(dataset.test().size()).isGreaterThan(100);
  }

  @Test
  void syntheticHasItsOracle() {
    Panel dataset = prepare("synthetic.yaml");

    assertThat(dataset.members().get(0).loaded().series().size()).isEqualTo(8641);
    assertThat(dataset.members().get(0).loaded().oracle()).isNotNull();
  }

  @Test
  void theCollectedInstrumentsAreThoseThatAreCollected() {
    PanelSpec panel =
        (PanelSpec) RunSpecs.read(EXPERIMENTS.resolve("collected.yaml"), List.of()).data();
    CollectSpec collected = CollectSpecs.read(EXPERIMENTS.resolve("collect.yaml"));

    assertThat(panel.instruments().keySet())
        .containsExactlyElementsOf(
            collected.instruments().stream().map(InstrumentRule::name).toList());
    panel
        .instruments()
        .forEach(
            (name, source) -> {
              StoreSpec store = (StoreSpec) source;
              assertThat(store.instrument()).isEqualTo(name);
              assertThat(store.location().name()).isEqualTo(collected.store().name());
            });
  }

  @Test
  void everyShippedConfigTrains(@TempDir Path results) {
    for (String name : List.of("eurusd.yaml", "h100-offers.yaml")) {
      RunSpec spec =
          RunSpecs.read(
              EXPERIMENTS.resolve(name),
              List.of("training.epochs=1", "model.hiddenSize=4", "training.batchSize=256"));
      RunOutcome outcome = TrainingRun.start(spec, TinyRun.request(results));
      assertThat(outcome.result().skill()).isNotNull();
      assertThat(outcome.result().provenance().data().path()).doesNotContain("..//");
    }
  }

  private static Panel prepare(String name) {
    return TrainingRun.prepare(RunSpecs.read(EXPERIMENTS.resolve(name), List.of()), true);
  }
}
