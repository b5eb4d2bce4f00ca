package io.workbench.train;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.market.Column;
import io.workbench.data.market.Snapshot;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.CsvSpec;
import io.workbench.data.source.PanelSpec;
import io.workbench.data.source.SeriesLoader;
import io.workbench.data.source.StoreCsv;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import io.workbench.train.run.TestForecasts;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hash of a store's rows stands for all that a training sees of the store. */
class SameRowsTest {
  private static final String FROM = "2025-01-06T02:00:00Z";
  private static final String TO = "2025-01-06T20:00:00Z";
  private static final int ROWS = 18 * 12;
  private static final String ONE =
      "{source: store, path: market.db, instrument: %s, from: %s, to: %s}";
  private static final String REST =
      """

      window: {length: 6, horizon: 2, target: change}
      model: {kind: gru, hiddenSize: 4, layers: 1, dropout: 0.1}
      training: {epochs: 1, learningRate: 0.01}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSameHashIsTheSameBitsHoweverTheRowsCameIntoTheStore(boolean panel) throws IOException {
    List<Snapshot> snapshots = snapshots();
    store("plain", snapshots);
    storeOfAnExport("exported", "plain");
    store("shuffled", withOthers(snapshots));

    RunOutcome plain = train("plain", panel);
    for (String other : List.of("exported", "shuffled")) {
      RunOutcome same = train(other, panel);

      assertThat(same.result().provenance().data()).isEqualTo(plain.result().provenance().data());
      assertThat(same.result().instruments()).isEqualTo(plain.result().instruments());
      assertThat(same.result().split()).isEqualTo(plain.result().split());
      assertThat(same.result().intervals()).isEqualTo(plain.result().intervals());
      // The parameters, the scalers and the probe among them, byte by byte.
      assertThat(Numbers.of(same)).isEqualTo(Numbers.of(plain));
      assertThat(same.directory().resolve(TestForecasts.FILE))
          .hasSameBinaryContentAs(plain.directory().resolve(TestForecasts.FILE));
      assertThat(same.directory().resolve("model.zip"))
          .hasSameBinaryContentAs(plain.directory().resolve("model.zip"));
    }
    long rows = plain.result().provenance().data().rows();
    assertThat(rows).isEqualTo(panel ? 2 * ROWS : ROWS);
  }

  @Test
  void eachValueWithinTheRangeCounts() {
    List<Snapshot> snapshots = snapshots();
    store("plain", snapshots);
    List<String> hashes = new ArrayList<>(List.of(hash("plain")));
    int within = 50;
    assertThat(snapshots.get(within).time()).isAfter(Instant.parse(FROM));
    for (Snapshot other : altered(snapshots.get(within))) {
      List<Snapshot> changed = new ArrayList<>(snapshots);
      changed.set(within, other);
      String name = "altered" + hashes.size();
      store(name, changed);
      hashes.add(hash(name));
    }
    assertThat(hashes).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void noValueOutsideOfTheRangeCounts() {
    List<Snapshot> snapshots = snapshots();
    store("plain", snapshots);
    assertThat(snapshots.get(0).time()).isBefore(Instant.parse(FROM));
    List<Snapshot> changed = new ArrayList<>(snapshots);
    changed.set(0, altered(snapshots.get(0)).get(0));
    store("outside", changed);

    assertThat(hash("outside")).isEqualTo(hash("plain"));
  }

  /** The snapshot with the smallest change of each of its values, one without, one later. */
  private static List<Snapshot> altered(Snapshot one) {
    Instant time = one.time();
    String name = one.instrument();
    double bid = requireNonNull(one.bestBid());
    double ask = requireNonNull(one.bestAsk());
    double bids = requireNonNull(one.bidVolume());
    double asks = requireNonNull(one.askVolume());
    return List.of(
        new Snapshot(time, name, Math.nextUp(bid), ask, bids, asks),
        new Snapshot(time, name, bid, Math.nextUp(ask), bids, asks),
        new Snapshot(time, name, bid, ask, Math.nextUp(bids), asks),
        new Snapshot(time, name, bid, ask, bids, Math.nextUp(asks)),
        new Snapshot(time, name, bid, ask, bids, null),
        new Snapshot(time.plusMillis(1), name, bid, ask, bids, asks));
  }

  private RunOutcome train(String name, boolean panel) {
    return TrainingRun.start(spec(name, panel), TinyRun.request(folder.resolve(name + "/results")));
  }

  private String hash(String name) {
    return TrainingRun.prepare(spec(name, false), true).facts().sha256();
  }

  /** The same words for every store: each lies in a folder of its own, with its runs. */
  private RunSpec spec(String name, boolean panel) {
    String data =
        panel
            ? "{source: panel, instruments: {h100: " + one("h100") + ", h200: " + one("h200") + "}}"
            : one("h100");
    String yaml = "name: same\ndata: " + data + REST;
    return RunSpecs.parse(yaml, "same.yaml", folder.resolve(name), List.of());
  }

  private static String one(String instrument) {
    return ONE.formatted(instrument, FROM, TO);
  }

  private void store(String name, List<Snapshot> snapshots) {
    try (SnapshotStore store = open(name)) {
      snapshots.forEach(store::insert);
    }
  }

  private void storeOfAnExport(String name, String from) {
    Path csv = folder.resolve("export.csv");
    try (SnapshotStore source = open(from);
        SnapshotStore store = open(name)) {
      StoreCsv.exportFile(source, List.of("h200", "h100"), TimeRange.ALL, csv);
      StoreCsv.importFile(store, CsvSpec.of(csv), true);
    }
  }

  private SnapshotStore open(String name) {
    Path place = folder.resolve(name);
    assertThat(place.toFile().isDirectory() || place.toFile().mkdir()).isTrue();
    return SnapshotStore.open(StoreLocation.of(place.resolve("market.db")));
  }

  /** Another order, a third instrument, and rows after and between that the range leaves out. */
  private static List<Snapshot> withOthers(List<Snapshot> snapshots) {
    List<Snapshot> all = new ArrayList<>(snapshots);
    Instant end = Instant.parse(TO).plusSeconds(1);
    for (String name : List.of("b200", "h100", "h200")) {
      all.add(new Snapshot(end, name, 1.0, 9.0, 5.0, null));
      all.add(new Snapshot(Instant.parse(FROM).minusSeconds(1), name, null, 9.0, null, 3.0));
    }
    Collections.shuffle(all, new Random(1));
    return all;
  }

  /** A day of two correlated instruments. */
  private static List<Snapshot> snapshots() {
    PanelSpec panel = (PanelSpec) TinyPanel.spec("data.instruments.H200.days=1").data();
    List<Snapshot> all = new ArrayList<>();
    for (String name : List.of("H100", "H200")) {
      SnapshotSeries series = SeriesLoader.load(panel.of(name), true).series();
      for (int row = 0; row < series.size(); row++) {
        all.add(
            new Snapshot(
                Instant.ofEpochMilli(series.timeMillis(row)),
                name.toLowerCase(Locale.ROOT),
                series.column(Column.BEST_BID)[row],
                series.column(Column.BEST_ASK)[row],
                series.column(Column.BID_VOLUME)[row],
                series.column(Column.ASK_VOLUME)[row]));
      }
    }
    return all;
  }
}
