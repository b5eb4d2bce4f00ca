package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.market.Column;
import io.workbench.data.source.StoreCsv.ImportResult;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a file that cannot all be true: of one time, or of prices that no book has. */
class ContradictingRowsTest {
  private static final String BOOKS = "timestamp,instrument,best_bid,best_ask\n";
  private static final String ALL = "timestamp,instrument,mid_price,spread,best_bid,best_ask\n";

  @TempDir Path folder;
  private SnapshotStore store;

  @BeforeEach
  void open() {
    store = SnapshotStore.open(StoreLocation.of(folder.resolve("market.db")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aTimeThatAFileSaysAgainIsSetAsideWithBothValues() throws IOException {
    String rows =
        BOOKS
            + "2026-09-01T00:05:00Z,H100,3,4\n"
            + "2026-09-01T00:00:00Z,H100,1,2\n"
            + "2026-09-01T00:05:00Z,H200,7,8\n"
            + "2026-09-01T00:05:00Z,H100,5,4\n"
            + "2026-09-01T00:00:00Z,H100,1,\n"
            + "2026-09-01T00:05:00Z,H200,7,8\n";

    ImportResult result = importRows(rows);

    assertThat(List.of(result.rows(), result.added(), result.differing()))
        .containsExactly(3L, 3L, 0L);
    assertThat(result.rejectedRows())
        .containsExactly(
            new RejectedRow(5, "best_bid is 5.0, but line 2 of its instrument and time says 3.0"),
            new RejectedRow(
                6, "best_ask is missing, but line 3 of its instrument and time says 2.0"),
            new RejectedRow(7, "it repeats line 4 of its instrument and time"));
    assertThat(store.read("H100", TimeRange.ALL).column(Column.BEST_BID)).containsExactly(1, 3);
    assertThatThrownBy(() -> StoreCsv.importFile(store, CsvSpec.of(write(rows)), true))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith(
            "rows.csv:5: best_bid is 5.0, but line 2 of its instrument and time says 3.0.");
  }

  @Test
  void rowsThatTheStoreHasOtherwiseAreCountedApart() throws IOException {
    importRows(
        BOOKS
            + "2026-09-01T00:00:00Z,H100,1,2\n"
            + "2026-09-01T00:05:00Z,H100,1,\n"
            + "2026-09-01T00:10:00Z,H100,1,2\n");

    ImportResult again =
        importRows(
            BOOKS
                + "2026-09-01T00:00:00Z,H100,1,2\n"
                + "2026-09-01T00:05:00Z,H100,1,2\n"
                + "2026-09-01T00:10:00Z,H100,1.5,2\n"
                + "2026-09-01T00:15:00Z,H100,1,2\n"
                + "2026-09-01T00:00:00Z,H200,9,10\n");

    assertThat(List.of(again.rows(), again.added(), again.differing())).containsExactly(5L, 2L, 2L);
    assertThat(again.rejectedCount()).isZero();
    assertThat(store.read("H100", TimeRange.ALL).column(Column.BEST_BID))
        .containsExactly(1, 1, 1, 1);
  }

  @Test
  void aPriceWithoutABookOrBesideItIsSetAside() throws IOException {
    ImportResult result =
        importRows(
            ALL
                + "2026-09-01T00:00:00Z,X,2.5,0.1,1,2\n"
                + "2026-09-01T00:05:00Z,X,1.1,,,\n"
                + "2026-09-01T00:10:00Z,X,,0.1,,\n"
                + "2026-09-01T00:15:00Z,X,,,,\n"
                + "2026-09-01T00:20:00Z,X,1.5,1,1,2\n"
                + "2026-09-01T00:25:00Z,X,2,1,,\n");

    assertThat(result.rejectedRows())
        .containsExactly(
            new RejectedRow(
                2, "mid_price is 2.5, which is not between best_bid 1.0 and best_ask 2.0"),
            new RejectedRow(3, "mid_price is 1.1, but best_bid and best_ask are missing"),
            new RejectedRow(4, "spread is 0.1, but best_bid and best_ask are missing"));
    assertThat(store.read("X", TimeRange.ALL).column(Column.BEST_BID))
        .containsExactly(Double.NaN, 1, 1.5);
  }

  @Test
  void aPriceOfTheRowMayBeAnyBetweenItsBidAndAskAndRounded() throws IOException {
    ImportResult result =
        importRows(
            ALL
                + "2026-09-01T00:00:00Z,X,1.63,0.03,1.61,1.64\n"
                + "2026-09-01T00:05:00Z,X,1.6198000000000001,0.014,1.6128,1.6268\n"
                + "2026-09-01T00:10:00Z,X,1.62,0.03,1.61,1.64\n"
                + "2026-09-01T00:15:00Z,X,1.64,0.03,1.61,1.64\n"
                + "2026-09-01T00:20:00Z,X,1.6,0.03,1.604,1.64\n"
                + "2026-09-01T00:25:00Z,X,1.65,0.03,1.61,1.64\n"
                + "2026-09-01T00:30:00Z,X,1.61,0.03,1.64,1.61\n");

    assertThat(result.rejectedRows()).extracting(RejectedRow::line).containsExactly(7L);
    assertThat(result.added()).isEqualTo(6);
  }

  private ImportResult importRows(String text) throws IOException {
    return StoreCsv.importFile(store, CsvSpec.of(write(text)), false);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("rows.csv"), text);
  }
}
