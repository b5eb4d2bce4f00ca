package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.market.Snapshot;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows of a file are of which instrument, whoever reads it. */
class CsvInstrumentsTest {
  private static final String HEADER = "timestamp,instrument,best_bid,best_ask\n";
  private static final String FOUR_SPELLINGS =
      HEADER + "60,H100 ,1,2\n120,H100,1,2\n180,h100,1,2\n240, H100,1,2\n";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void caseAndBlanksMakeNoOtherInstrument() throws IOException {
    Path file = write(FOUR_SPELLINGS);

    for (String asked : new String[] {"H100", "h100", null}) {
      LoadedSeries loaded = SeriesLoader.load(spec(file, asked), true);
      assertThat(loaded.series().timesMillis()).containsExactly(60_000, 120_000, 180_000, 240_000);
      assertThat(loaded.series().instrument().name()).isEqualTo(asked == null ? "H100" : asked);
    }
    BookFile book = BookFile.read(CsvSpec.of(file));
    assertThat(book.instruments()).containsExactly("h100");
    assertThat(book.of("H100 ")).hasSize(4);
  }

  @Test
  void importGivesAnInstrumentOneSpelling() throws IOException {
    Path file = write(FOUR_SPELLINGS);

    try (SnapshotStore fresh = open("fresh.db")) {
      StoreCsv.importFile(fresh, CsvSpec.of(file), true);
      assertThat(fresh.instruments()).containsExactly("H100");
      assertThat(fresh.read("H100", TimeRange.ALL).size()).isEqualTo(4);
    }
    try (SnapshotStore collected = open("collected.db")) {
      StoreCsv.importFile(collected, CsvSpec.of(write(HEADER + "0,h100,1,2\n")), true);
      StoreCsv.importFile(collected, CsvSpec.of(write(FOUR_SPELLINGS)), true);
      assertThat(collected.instruments()).containsExactly("h100");
      assertThat(collected.read("h100", TimeRange.ALL).size()).isEqualTo(5);
    }
  }

  @Test
  void trainingFindsAStoresInstrumentByAnySpelling() throws IOException {
    try (SnapshotStore store = open("market.db")) {
      StoreCsv.importFile(store, CsvSpec.of(write(FOUR_SPELLINGS)), true);
    }

    LoadedSeries asStored = SeriesLoader.load(stored("H100"), true);
    LoadedSeries otherwise = SeriesLoader.load(stored("h100"), true);

    assertThat(otherwise.series().size()).isEqualTo(4);
    assertThat(otherwise.series().instrument().name()).isEqualTo("h100");
    assertThat(otherwise.facts().sha256()).isEqualTo(asStored.facts().sha256());
    assertThatThrownBy(() -> SeriesLoader.load(stored("B200"), true))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("market.db has no instrument \"B200\"; the nearest is \"H100\".");
  }

  @Test
  void rowsOfNoNameOrOfAWrongNumberOfFieldsAreSetAside() throws IOException {
    Path file =
        write(
            HEADER
                + "60,H100,1,2\n70, ,1,2\n80,A100,1\n90,A100,x,2\n120,H100,1,2,3\n180,H100,1,2\n");

    LoadedSeries loaded = SeriesLoader.load(spec(file, "H100"), false);

    assertThat(loaded.series().timesMillis()).containsExactly(60_000, 180_000);
    assertThat(loaded.rejectedRows())
        .containsExactly(
            new RejectedRow(3, "the instrument must have a name, but is blank"),
            new RejectedRow(4, "the row has 3 fields, but the header has 4"),
            new RejectedRow(6, "the row has 5 fields, but the header has 4"));
  }

  @Test
  void instrumentThatTheFileHasNotNamesSomeOfThoseThatItHas() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (char name = 'A'; name <= 'Z'; name++) {
      rows.append("60,")
          .append(name)
          .append(",1,2\n60,")
          .append((char) (name + 32))
          .append(",1,2\n");
    }

    assertThatThrownBy(() -> SeriesLoader.load(spec(write(rows.toString()), "H100"), false))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "but has 0; it has rows of A, B, C, D, E, F, G, H, I, J, … (data.instrument says which are read).");
  }

  @Test
  void bookOfATimeThatWasThereBeforeIsSetAside() throws IOException {
    BookFile file =
        BookFile.read(CsvSpec.of(write(HEADER + "60,H100,1,2\n60,A100,3,4\n60,h100,5,6\n")));

    assertThat(file.rejectedRows())
        .containsExactly(new RejectedRow(4, "the timestamp 1970-01-01T00:01:00Z is there twice"));
    assertThat(file.of("h100").values()).extracting(Snapshot::bestBid).containsExactly(1.0);
    assertThat(file.of("a100").values()).extracting(Snapshot::bestBid).containsExactly(3.0);
  }

  @Test
  void namesThatAStoreHasInTwoSpellingsStayApart() {
    StoredNames names = new StoredNames(List.of("H100", "h100"));

    assertThat(List.of(names.of("H100"), names.of("h100"))).containsExactly("H100", "h100");
  }

  private StoreSpec stored(String instrument) {
    return new StoreSpec(instrument, folder.resolve("market.db"), null, null, null, null, null);
  }

  private SnapshotStore open(String name) {
    return SnapshotStore.open(StoreLocation.of(folder.resolve(name)));
  }

  private static CsvSpec spec(Path file, @Nullable String instrument) {
    return new CsvSpec(file, Map.of(), instrument, null, null, true);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("rows.csv"), text);
  }
}
