package io.workbench.train.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.source.Clustering;
import io.workbench.data.source.CsvSpec;
import io.workbench.data.source.Jumps;
import io.workbench.data.source.MarketParameters;
import io.workbench.data.source.MovingLevel;
import io.workbench.data.source.Regimes;
import io.workbench.data.source.StoreSpec;
import io.workbench.data.source.SyntheticSpec;
import io.workbench.data.split.SplitSpec;
import io.workbench.data.window.Target;
import io.workbench.data.window.WindowSpec;
import io.workbench.models.GruModel;
import io.workbench.models.LstmModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSpecsTest {
  private static final Path FOLDER = Path.of("specs").toAbsolutePath();

  @Test
  void absentKeysTakeTheDocumentedDefaults() {
    RunSpec spec = parse("name: small\ndata: {source: synthetic}\n");

    assertThat(spec.name()).isEqualTo("small");
    assertThat(spec.data()).isEqualTo(SyntheticSpec.DEFAULT);
    assertThat(spec.features()).containsExactly("default");
    assertThat(spec.featureNames()).hasSize(20).startsWith("mid_price", "spread");
    assertThat(spec.window()).isEqualTo(new WindowSpec(12, 1, Target.CHANGE));
    assertThat(spec.split()).isEqualTo(new SplitSpec(0.70, 0.15, 0.15));
    assertThat(spec.model()).isEqualTo(new LstmModel(64, 2, 0.2));
    assertThat(spec.seed()).isEqualTo(42);
    assertThat(spec.tags()).isEmpty();
    assertThat(spec.training().epochs()).isEqualTo(50);
    assertThat(spec.training().batchSize()).isEqualTo(32);
    assertThat(spec.training().optimizer()).isEqualTo("adam");
    assertThat(spec.training().loss()).isEqualTo(Loss.MSE);
    assertThat(spec.training().learningRate()).isEqualTo(0.001);
    assertThat(spec.training().weightDecay()).isEqualTo(0.00001);
    assertThat(spec.training().clipNorm()).isEqualTo(1.0);
    assertThat(spec.training().patience()).isEqualTo(15);
    assertThat(spec.training().reduceOnPlateau()).isEqualTo(new ReduceOnPlateau(0.5, 5));
    assertThat(spec.training().engine()).isEqualTo(EngineChoice.AUTO);
    assertThat(spec.training().threads()).isNull();
  }

  @Test
  void theReadmesDefaultsAreTheDefaults() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    String after = readme.split("A spec's settings and their defaults:\n\n```yaml\n", 2)[1];
    String data = "name: small\ndata: {source: synthetic}\n";

    assertThat(parse(data + after.split("```", 2)[0])).isEqualTo(parse(data));
  }

  @Test
  void csvDefaultsLeaveEverythingToTheFile() {
    RunSpec spec = parse("name: a\ndata: {source: csv, path: data.csv}\n");

    assertThat(spec.data()).isEqualTo(CsvSpec.of(FOLDER.resolve("data.csv")));
  }

  @Test
  void storeNeedsAnInstrumentAndTakesItsFileFromTheWorkingFolder() {
    RunSpec spec = parse("name: a\ndata: {source: store, instrument: H100}\n");

    assertThat(spec.data())
        .isEqualTo(
            new StoreSpec(
                "H100", Path.of("market.db").toAbsolutePath(), null, null, null, null, null));
  }

  @Test
  void storeIsReadWithItsRange() {
    RunSpec spec =
        parse(
            """
            name: a
            data:
              source: store
              path: market.db
              instrument: H100
              from: 2026-09-01T00:00:00Z
              to: 2026-10-01T00:00:00Z
              step: PT5M
              maxStep: PT20M
            """);

    assertThat(spec.data())
        .isEqualTo(
            new StoreSpec(
                "H100",
                FOLDER.resolve("market.db"),
                null,
                Instant.parse("2026-09-01T00:00:00Z"),
                Instant.parse("2026-10-01T00:00:00Z"),
                Duration.ofMinutes(5),
                Duration.ofMinutes(20)));
  }

  @Test
  void everyKeyIsRead() {
    RunSpec spec =
        parse(
            """
            name: eurusd-gru
            data:
              source: csv
              path: sub/../data.csv
              columns: {mid_price: mean, timestamp: time}
              instrument: EUR/USD
              step: PT5M
              maxStep: PT6H
            features: [mid_price, change_1]
            window: {length: 6, horizon: 2, target: change}
            split: {train: 0.5, validation: 0.25, test: 0.25}
            model: {kind: gru, hiddenSize: 8, layers: 1, dropout: 0.0}
            training:
              epochs: 3
              batchSize: 16
              optimizer: adamw
              learningRate: 1.0e-2
              weightDecay: 0
              clipNorm: 0
              patience: 2
              reduceOnPlateau: null
              engine: dl4j
              threads: 2
            seed: -7
            tags: [paper, base-line.2]
            """);

    assertThat(spec.data())
        .isEqualTo(
            new CsvSpec(
                FOLDER.resolve("data.csv"),
                Map.of("mid_price", "mean", "timestamp", "time"),
                "EUR/USD",
                Duration.ofMinutes(5),
                Duration.ofHours(6),
                true));
    assertThat(spec.featureNames()).containsExactly("mid_price", "change_1");
    assertThat(spec.window()).isEqualTo(new WindowSpec(6, 2, Target.CHANGE));
    assertThat(spec.model()).isEqualTo(new GruModel(8, 1, 0));
    assertThat(spec.training())
        .isEqualTo(
            new TrainingSpec(3, 16, "adamw", Loss.MSE, 0.01, 0, 0, 2, null, EngineChoice.DL4J, 2));
    assertThat(spec.seed()).isEqualTo(-7);
    assertThat(spec.tags()).containsExactly("paper", "base-line.2");
  }

  @Test
  void aWrittenSpecReadsAsAnEqualOneFromItsFolder(@TempDir Path folder) throws IOException {
    Path run = Files.createDirectories(folder.resolve("results/run"));
    Path file = folder.resolve("run.yaml");
    Files.writeString(
        file, "name: a\ndata: {source: csv, path: data.csv, columns: {mid_price: mean}}\n");
    RunSpec csv = RunSpecs.read(file, List.of());
    RunSpec synthetic =
        parse(
            "name: b\ndata: {source: synthetic, seed: 3}\ntags: [paper]\n"
                + "training: {reduceOnPlateau: null}\n");

    RunSpec store =
        parse(
            "name: c\ndata: {source: store, instrument: H100, from: '2026-09-01T00:00:00Z',"
                + " url: 'jdbc:postgresql://host/gpu'}\n");

    for (RunSpec spec : List.of(csv, synthetic, store)) {
      String yaml = RunSpecs.toYaml(spec, run);
      Files.writeString(run.resolve("spec.yaml"), yaml);
      assertThat(RunSpecs.read(run.resolve("spec.yaml"), List.of())).isEqualTo(spec);
    }
    assertThat(RunSpecs.toYaml(csv, run)).contains("path: ../../data.csv");
    assertThat(RunSpecs.toMap(synthetic, run)).containsEntry("seed", 42L);
  }

  @Test
  void overridesReplaceAndAddValuesWrittenAsYaml() {
    RunSpec spec =
        RunSpecs.parse(
            "name: a\ndata: {source: synthetic, days: 3}\n",
            "run.yaml",
            FOLDER,
            List.of(
                "training.epochs=3",
                "data.market.price=2.5",
                "features=[mid_price, ma_5]",
                "model={kind: gru, layers: 1}",
                "tags=[a, b]",
                "training.epochs=4"));

    assertThat(spec.tags()).containsExactly("a", "b");

    assertThat(spec.training().epochs()).isEqualTo(4);
    assertThat(spec.featureNames()).containsExactly("mid_price", "ma_5");
    assertThat(spec.model()).isEqualTo(new GruModel(64, 1, 0.2));
    assertThat(((SyntheticSpec) spec.data()).market().price()).isEqualTo(2.5);
    assertThat(((SyntheticSpec) spec.data()).days()).isEqualTo(3);
  }

  @Test
  void partsOfTheSyntheticMarketAreSwitchedOnByTheirFirstNumber() {
    RunSpec spec =
        RunSpecs.parse(
            "name: a\ndata: {source: synthetic, market: {level: {deviation: 0.1},"
                + " clustering: {deviation: 0.3}, jumps: {perDay: 2}, regimes: {tight: PT6H}}}\n",
            "run.yaml",
            FOLDER,
            List.of());

    MarketParameters market = ((SyntheticSpec) spec.data()).market();
    assertThat(market.level()).isEqualTo(new MovingLevel(0.1, Duration.ofDays(10)));
    assertThat(market.clustering()).isEqualTo(new Clustering(0.3, Duration.ofHours(6)));
    assertThat(market.jumps()).isEqualTo(new Jumps(2, 0.08));
    assertThat(market.regimes())
        .isEqualTo(new Regimes(Duration.ofDays(5), Duration.ofHours(6), 0.08, 1.4));
    assertThat(RunSpecs.parse(RunSpecs.toYaml(spec, FOLDER), "again", FOLDER, List.of()))
        .isEqualTo(spec);
  }

  @Test
  void anotherKindKeepsTheOtherSettings() {
    RunSpec spec =
        RunSpecs.parse(
            "name: a\ndata: {source: synthetic}\nmodel: {hiddenSize: 8}\n",
            "run.yaml",
            FOLDER,
            List.of("model.kind=gru"));

    assertThat(spec.model()).isEqualTo(new GruModel(8, 2, 0.2));
  }

  private RunSpec parse(String yaml) {
    return RunSpecs.parse(yaml, "run.yaml", FOLDER, List.of());
  }
}
