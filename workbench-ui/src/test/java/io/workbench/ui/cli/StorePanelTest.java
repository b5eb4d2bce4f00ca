package io.workbench.ui.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.source.PanelSpec;
import io.workbench.data.source.SeriesLoader;
import io.workbench.data.source.SnapshotCsv;
import io.workbench.data.store.RowsHash;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.run.InstrumentResult;
import io.workbench.train.run.ProvenanceRecord;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunResult;
import io.workbench.train.spec.RunSpecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two correlated instruments in one store, one collected and one imported, and models of them. */
class StorePanelTest {
  private static final String MARKET =
      """
      name: market
      data:
        source: panel
        instruments:
          h100: {source: synthetic, instrument: h100, days: 1, seed: 7, market: {correlation: 0.5}}
          h200: {source: synthetic, instrument: h200, days: 1, seed: 7, market: {correlation: 0.5, price: 4}}
      """;
  private static final String COLLECT =
      """
      store: market.db
      instruments:
      - {name: h100, requirements: "accelerator:H100"}
      """;
  private static final Instant TO = Instant.parse("2025-01-06T20:00:00Z");
  private static final String YAML =
      """
      name: pair
      data:
        source: panel
        instruments:
          h100: {source: store, path: market.db, instrument: h100}
          h200: {source: store, path: market.db, instrument: h200, to: "2025-01-06T20:00:00Z"}
      window: {length: 4, horizon: 1, target: change}
      model: {kind: gru, hiddenSize: 4, layers: 1, dropout: 0.0}
      training: {epochs: 1, batchSize: 64, engine: compiled}
      """;

  @TempDir static Path folder;
  private static Path spec;
  private static Path together;

  @BeforeAll
  static void collectImportAndTrain() throws IOException {
    PanelSpec market = (PanelSpec) RunSpecs.parse(MARKET, "market.yaml", folder, List.of()).data();
    for (String name : List.of("h100", "h200")) {
      SnapshotCsv.write(SeriesLoader.load(market.of(name), true).series(), csv(name));
    }
    Path collect = Files.writeString(folder.resolve("collect.yaml"), COLLECT);
    CommandRun.of("collect", collect, "--replay", csv("h100")).succeeded();
    CommandRun.of("store", "import", csv("h200"), "--store", store()).succeeded();
    spec = Files.writeString(folder.resolve("pair.yaml"), YAML);
    together =
        CommandRun.of("train", spec, "--out", folder.resolve("results")).succeeded().runFolder();
  }

  @Test
  void eachInstrumentHasItsMetricsItsQueryAndTheHashOfItsRows() {
    RunResult result = result(together);
    Map<String, InstrumentResult> instruments = requireNonNull(result.instruments());

    assertThat(instruments.keySet()).containsExactly("h100", "h200");
    assertThat(result.provenance().data().source()).isEqualTo("panel");
    assertData(data(instruments, "h100"), "instrument h100", 289, hash("h100", null));
    assertData(
        data(instruments, "h200"),
        "instrument h200 to 2025-01-06T20:00:00Z",
        240,
        hash("h200", TO));
    long windows = 0;
    for (InstrumentResult one : instruments.values()) {
      Metrics test = requireNonNull(one.metrics().test());
      assertThat(test.n()).isEqualTo(one.split().test().windows());
      assertThat(one.baselines()).containsKey("persistence");
      assertThat(one.skill()).isNotNull();
      windows += test.n();
    }
    assertThat(requireNonNull(result.metrics().test()).n()).isEqualTo(windows);
  }

  @Test
  void theInstrumentIsAnInputOfTheOneModel() {
    RunResult one = result(together);
    RunResult alone = result(train("--instrument", "h100").get(0));

    // A gated unit reads each of the two further inputs by 3 gates of 4 units.
    assertThat(one.model().parameters() - alone.model().parameters()).isEqualTo(2 * 3 * 4);
  }

  @Test
  void oneModelEachIsOfTheSameRows() {
    List<Path> folders = train("--instrument", "all");

    assertThat(folders).hasSize(2);
    Map<String, InstrumentResult> instruments = requireNonNull(result(together).instruments());
    for (Path run : folders) {
      String name = run.getFileName().toString().contains("-pair-h100-") ? "h100" : "h200";
      RunResult own = result(run);
      assertThat(own.instruments()).isNull();
      assertThat(own.run().name()).isEqualTo("pair-" + name);
      assertThat(own.provenance().data().sha256()).isEqualTo(data(instruments, name).sha256());
      assertThat(own.provenance().data().query()).isEqualTo(data(instruments, name).query());
      assertThat(requireNonNull(own.metrics().test()).n()).isPositive();
    }
  }

  @Test
  void nothingLeaksFromOneIntoTheOther() {
    assertThat(CommandRun.of("audit", spec, "--cuts", "2").succeeded().out())
        .contains("Holds: h100: ", "Holds: h200: ", "No leak found");
  }

  @Test
  void theBundleForecastsWhatTheStoreExports() {
    Path export = folder.resolve("export.csv");
    CommandRun.of("store", "export", export, "--store", store(), "--instrument", "h200")
        .succeeded();
    Path bundle = together.resolve("model.zip");

    CommandRun run =
        CommandRun.of("predict", "--bundle", bundle, "--data", export, "--instrument", "h200");

    assertThat(run.succeeded().out().lines().count()).isGreaterThan(240);
    CommandRun stored =
        CommandRun.of("predict", "--bundle", bundle, "--data", store(), "--instrument", "H200");
    assertThat(stored.succeeded().out()).isEqualTo(run.out());
  }

  @Test
  void aRunThatIsRankedTellsWhatItAskedTheStore() {
    List<Path> folders = train("--instrument", "h200");

    CommandRun run = CommandRun.of("compare", folders.get(0), together).succeeded();

    assertThat(run.out() + run.err()).contains("market.db instrument h200 to 2025-01-06T20:00:00Z");
  }

  @Test
  void whatTheStoreLacksIsToldInOneSentence() {
    CommandRun.of("train", spec, "--set", "data.instruments.h200.instrument=h20")
        .failedWith(
            2,
            "data.instruments.h200: ",
            "market.db has no instrument \"h20\"; the nearest is \"h200\".");
    CommandRun.of("train", spec, "--set", "data.instruments.h200.from=2025-01-06T19:58:00Z")
        .failedWith(2, "must have at least 2 snapshots with a price, but has 0; 0 set aside.");
    CommandRun.of("train", spec, "--set", "data.instruments.h200.instrument=h100")
        .failedWith(
            2,
            "data.instruments must differ, but h100 and h200 are both instrument h100 of ",
            "market.db.");
    CommandRun.of("train", spec, "--set", "data.instruments.h200.path=none.db")
        .failedWith(2, "data.instruments.h200: There is no store ");
  }

  private static void assertData(
      ProvenanceRecord.Data data, String query, long rows, String sha256) {
    assertThat(data.source()).isEqualTo("store");
    assertThat(data.path()).isEqualTo("../../market.db");
    assertThat(data.query()).isEqualTo(query);
    assertThat(data.rows()).isEqualTo(rows);
    assertThat(data.sha256()).isEqualTo(sha256);
  }

  private static ProvenanceRecord.Data data(Map<String, InstrumentResult> results, String name) {
    return requireNonNull(results.get(name)).data();
  }

  private static List<Path> train(Object... options) {
    Object[] words = new Object[options.length + 4];
    System.arraycopy(new Object[] {"train", spec, "--out", folder.resolve("more")}, 0, words, 0, 4);
    System.arraycopy(options, 0, words, 4, options.length);
    return CommandRun.of(words).succeeded().out().lines().map(Path::of).toList();
  }

  private static RunResult result(Path run) {
    return ResultJson.read(run.resolve("result.json"));
  }

  private static String hash(String instrument, @Nullable Instant to) {
    try (SnapshotStore open = SnapshotStore.openExisting(StoreLocation.of(store()))) {
      return RowsHash.of(open.read(instrument, new TimeRange(null, to)));
    }
  }

  private static Path csv(String name) {
    return folder.resolve(name + ".csv");
  }

  private static Path store() {
    return folder.resolve("market.db");
  }
}
