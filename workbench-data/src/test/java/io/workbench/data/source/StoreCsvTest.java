package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.StoreRows;
import io.workbench.data.market.Column;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.Snapshot;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.StoreCsv.ImportResult;
import io.workbench.data.store.RowsHash;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCsvTest {
  private static final String HEADER =
      "timestamp,instrument,best_bid,best_ask,bid_volume,ask_volume\n";

  @TempDir Path folder;
  private SnapshotStore store;

  @BeforeEach
  void open() {
    store = SnapshotStore.open(location());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void rowsOfSeveralInstrumentsComeInAnyOrder() throws IOException {
    ImportResult result =
        importRows(
            HEADER
                + "2026-09-01T00:05:00Z,H100,2.5,3,10,12\n"
                + "2026-09-01T00:00:00Z,H200,7,8,1,1\n"
                + "2026-09-01T00:00:00Z,H100,2,,,0\n");

    assertThat(result.rows()).isEqualTo(3);
    assertThat(result.added()).isEqualTo(3);
    assertThat(result.rejectedCount()).isZero();
    SnapshotSeries series = store.read("H100", TimeRange.ALL);
    assertThat(series.column(Column.BEST_BID)).containsExactly(2, 2.5);
    assertThat(series.column(Column.BEST_ASK)).containsExactly(Double.NaN, 3);
    assertThat(series.column(Column.ASK_VOLUME)).containsExactly(0, 12);
    assertThat(importRows(HEADER + "2026-09-01T00:05:00Z,H100,9,9,9,9\n").added()).isZero();
  }

  @Test
  void middleAndSpreadMakeTheSides() throws IOException {
    Path file = Files.writeString(folder.resolve("mid.csv"), "date,price,spread\n20260901,2,0.5\n");

    StoreCsv.importFile(store, new CsvSpec(file, Map.of(), "H100", null, null, true), true);

    SnapshotSeries series = store.read("H100", TimeRange.ALL);
    assertThat(series.column(Column.BEST_BID)).containsExactly(1.75);
    assertThat(series.column(Column.BEST_ASK)).containsExactly(2.25);
  }

  @Test
  void rowsThatCannotBeUsedAreSetAsideWithTheirReasons() throws IOException {
    ImportResult result =
        importRows(
            HEADER
                + "yesterday,H100,2,3,1,1\n"
                + "2026-09-01,H100,-2,3,1,1\n"
                + "2026-09-01,H100,2,3,-1,1\n"
                + "2026-09-01,H100,two,3,1,1\n"
                + "2026-09-01,H100,2,Infinity,1,1\n"
                + "2026-09-01,,2,3,1,1\n"
                + "2026-09-01,H100,2,3\n"
                + "2026-09-01,H100,2,3,1,1\n");

    assertThat(result.added()).isEqualTo(1);
    assertThat(result.rejectedRows())
        .containsExactly(
            new RejectedRow(
                2, "timestamp must be a time in ISO 8601 or since 1970, but was \"yesterday\""),
            new RejectedRow(3, "best_bid must be above 0, but was -2.0"),
            new RejectedRow(4, "bid_volume must be at least 0, but was -1.0"),
            new RejectedRow(5, "best_bid must be a number, but was \"two\""),
            new RejectedRow(6, "best_ask must be finite, but was \"Infinity\""),
            new RejectedRow(7, "the instrument must have a name, but is blank"),
            new RejectedRow(8, "the row has 4 fields, but the header has 6"));
    assertThatThrownBy(
            () ->
                StoreCsv.importFile(
                    store, CsvSpec.of(write(HEADER + "2026-09-01,H100,-2,3,1,1\n")), true))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("rows.csv:2: best_bid must be above 0, but was -2.0.");
  }

  @Test
  void fileThatHoldsNoBooksIsRefused() {
    assertThatThrownBy(() -> importRows("timestamp,instrument,mid_price\n"))
        .hasMessageEndingWith(
            "rows.csv:1: a store needs best_bid and best_ask, or mid_price and spread,"
                + " but the header has timestamp, instrument, mid_price.");
    assertThatThrownBy(() -> importRows("timestamp,best_bid,best_ask\n"))
        .hasMessageEndingWith(
            "rows.csv:1: no column is the instrument, and nothing else says which one the file is of;"
                + " name one in --columns, the header has timestamp, best_bid, best_ask.");
    assertThatThrownBy(() -> importRows(""))
        .hasMessageEndingWith("rows.csv is empty, but a header and rows were expected.");
  }

  @Test
  void exportIsImportedWithTheSameBits() {
    fill("H100", 300);
    fill("H200", 20);
    store.insert(new Snapshot(at(301), "H100", 2.1, null, null, 0.0));
    Path file = folder.resolve("export.csv");

    long rows = StoreCsv.exportFile(store, store.instruments(), TimeRange.ALL, file);

    assertThat(rows).isEqualTo(321);
    try (SnapshotStore other = SnapshotStore.open(StoreLocation.of(folder.resolve("other.db")))) {
      assertThat(StoreCsv.importFile(other, CsvSpec.of(file), true).added()).isEqualTo(321);
      for (String name : List.of("H100", "H200")) {
        assertThat(RowsHash.of(other.read(name, TimeRange.ALL)))
            .isEqualTo(RowsHash.of(store.read(name, TimeRange.ALL)));
      }
    }
  }

  @Test
  void trainingSeriesRecordsItsQueryAndTheHashOfItsRows() {
    fill("H100", 100);
    StoreSpec spec =
        new StoreSpec("H100", folder.resolve("market.db"), null, at(10), at(60), null, null);

    LoadedSeries loaded = SeriesLoader.load(spec, true);

    assertThat(loaded.series().size()).isEqualTo(50);
    assertThat(loaded.sampling().step()).isEqualTo(Duration.ofMinutes(5));
    assertThat(loaded.facts())
        .isEqualTo(
            new SourceFacts(
                "store",
                location().name()
                    + " instrument H100 from 2026-09-01T00:50:00Z to 2026-09-01T05:00:00Z",
                RowsHash.of(store.read("H100", new TimeRange(at(10), at(60)))),
                50,
                at(10),
                at(59)));
    assertThat(SeriesLoader.load(spec, true).facts()).isEqualTo(loaded.facts());
    fill("H100", 200);
    assertThat(SeriesLoader.load(spec, true).facts().sha256()).isEqualTo(loaded.facts().sha256());
  }

  @Test
  void snapshotsWithoutAPriceAreSetAsideForTraining() {
    fill("H100", 10);
    store.insert(new Snapshot(at(10), "H100", 2.1, null, 1.0, null));
    store.insert(new Snapshot(at(11), "H100", 2.1, 2.0, 1.0, 1.0));
    store.insert(new Snapshot(at(12), "H100", 2.1, 2.2, 1.0, 1.0));
    StoreSpec spec =
        new StoreSpec("H100", folder.resolve("market.db"), null, null, null, null, null);

    LoadedSeries loaded = SeriesLoader.load(spec, false);

    assertThat(loaded.series().size()).isEqualTo(11);
    assertThat(loaded.series().column(Column.MID_PRICE)).doesNotContain(Double.NaN);
    assertThat(loaded.rejectedRows())
        .containsExactly(
            new RejectedRow(null, "at 2026-09-01T00:50:00Z the book has not both sides", false),
            new RejectedRow(
                null, "at 2026-09-01T00:55:00Z the best bid is over the best ask", false));
    assertThatThrownBy(() -> SeriesLoader.load(spec, true))
        .isInstanceOf(InputException.class)
        .hasMessage(
            location().name()
                + " instrument H100: at 2026-09-01T00:50:00Z the book has not both sides.");
  }

  @Test
  void theSpecSaysTheLongestStepOfAStoreThatWasPolledIrregularly() {
    fill("H100", 10);

    LoadedSeries loaded = SeriesLoader.load(polledBy(Duration.ofMinutes(20)), true);

    assertThat(loaded.sampling())
        .isEqualTo(new Sampling(Duration.ofMinutes(5), Duration.ofMinutes(20)));
    assertThatThrownBy(() -> SeriesLoader.load(polledBy(Duration.ofMinutes(4)), true))
        .isInstanceOf(InputException.class)
        .hasMessage(
            location().name()
                + " instrument H100: The longest step must be at least the step PT5M, but was PT4M.");
  }

  private StoreSpec polledBy(Duration maxStep) {
    return new StoreSpec("H100", folder.resolve("market.db"), null, null, null, null, maxStep);
  }

  @Test
  void rangeWithoutSnapshotsIsRefused() {
    fill("H100", 10);

    assertThatThrownBy(
            () ->
                SeriesLoader.load(
                    new StoreSpec(
                        "H100", folder.resolve("market.db"), null, at(500), null, null, null),
                    false))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "must have at least 2 snapshots with a price, but has 0; 0 set aside.");
  }

  @Test
  void specRefusesWhatCannotBe() {
    assertThatThrownBy(
            () -> new StoreSpec("H100", Path.of("market.db"), null, at(2), at(1), null, null))
        .hasMessageStartingWith("data.from must be before data.to");
    assertThatThrownBy(
            () -> new StoreSpec("H100", Path.of("market.db"), "other.db", null, null, null, null))
        .hasMessage("data.url must be jdbc:postgresql://HOST/DATABASE, but was \"other.db\".");
    assertThatThrownBy(() -> new StoreSpec(" ", Path.of("market.db"), null, null, null, null, null))
        .hasMessage("data.instrument needs a name, but it was blank.");
  }

  private ImportResult importRows(String text) throws IOException {
    return StoreCsv.importFile(store, CsvSpec.of(write(text)), false);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("rows.csv"), text);
  }

  private void fill(String instrument, int to) {
    StoreRows.insertAll(
        store,
        IntStream.range(0, to)
            .mapToObj(
                step ->
                    new Snapshot(at(step), instrument, 2 + step / 3e3, 2.5 + step / 3e3, 7.5, 9.0))
            .toList());
  }

  private StoreLocation location() {
    return StoreLocation.of(folder.resolve("market.db"));
  }

  private static Instant at(int step) {
    return Instant.parse("2026-09-01T00:00:00Z").plus(Duration.ofMinutes(5).multipliedBy(step));
  }
}
