package io.workbench.data.store;

import static io.workbench.data.store.SnapshotStoreContract.at;
import static io.workbench.data.store.SnapshotStoreContract.book;
import static io.workbench.data.store.SnapshotStoreContract.millis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import io.workbench.data.StoreRows;
import io.workbench.data.market.Column;
import io.workbench.data.market.Snapshot;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.quality.QualityReport;
import io.workbench.data.quality.QualityRules;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite stores of which one file or the other is broken. */
class DamagedStoreTest {
  private static final int ANSWERS = 150;
  private static final int PAGE = 4096;

  @TempDir Path folder;

  @Test
  void lostArchiveLeavesTheSnapshotsAlone() throws IOException {
    fill(10);
    Files.writeString(archive(), "lost".repeat(5000));

    try (SnapshotStore store = SnapshotStore.openExisting(location())) {
      assertThat(store.read("H100", TimeRange.ALL).size()).isEqualTo(10);
      assertThat(store.insert(book("H100", 10, 2.0, 3.0))).isTrue();
      assertThat(StoreRows.findings(store))
          .containsExactly(archive() + " is no SQLite database, or its start is lost.");
      assertThatThrownBy(() -> store.rebuild(DamagedStoreTest::again))
          .isInstanceOf(InputException.class)
          .hasMessage(archive() + " is no SQLite database, or its start is lost.");
    }
    QualityReport report = QualityReport.of(location(), TimeRange.ALL, QualityRules.STANDARD);
    assertThat(report.isWhole()).isFalse();
    assertThat(report.instruments()).hasSize(1);
  }

  @Test
  void storeIsNotPutAsideForALostArchive() throws IOException {
    fill(10);
    Files.writeString(archive(), "lost".repeat(5000));

    assertThatThrownBy(() -> DamagedStore.setAside(location(), at(0)))
        .isInstanceOf(InputException.class)
        .hasMessage(archive() + " is no SQLite database, or its start is lost.");

    assertThat(file()).exists();
  }

  @Test
  void newStoreHasItsArchiveFromTheStart() {
    SnapshotStore.open(location()).close();

    assertThat(archive()).exists();
  }

  @Test
  void readingMakesNoArchive() throws IOException {
    fill(0);
    Files.deleteIfExists(archive());
    try (SnapshotStore store = SnapshotStore.openExisting(location())) {
      assertThat(StoreRows.findings(store)).isEmpty();
      assertThat(store.instruments()).isEmpty();
      store.vacuum();
    }
    assertThat(archive()).doesNotExist();
  }

  @Test
  void partlyCorruptArchiveGivesWhatCanBeRead() throws IOException {
    fill(ANSWERS);
    long pages = Files.size(archive()) / PAGE;
    zero(archive(), pages / 2, 2);
    try (SnapshotStore store = SnapshotStore.openExisting(location())) {
      assertThat(StoreRows.findings(store))
          .singleElement()
          .asString()
          .startsWith(archive() + " is corrupt: ")
          .endsWith(".");

      RebuildResult result = store.rebuild(DamagedStoreTest::again);

      assertThat(result.lost()).isBetween(1L, 20L);
      assertThat(result.answers() + result.lost()).isEqualTo(ANSWERS);
      assertThat(result.answers()).isEqualTo(result.changed() + result.refused());
    }
  }

  @Test
  void archiveWhoseKeysAreBrokenGivesItsAnswers() throws IOException, SQLException {
    fill(ANSWERS);
    zero(archive(), rootPage("sqlite_autoindex_answer_1") - 1, 1);
    try (SnapshotStore store = SnapshotStore.openExisting(location())) {
      RebuildResult result = store.rebuild(DamagedStoreTest::again);

      assertThat(result.answers()).isEqualTo(ANSWERS);
      assertThat(result.lost()).isZero();
    }
  }

  @Test
  void archiveWhoseTableIsBrokenSaysHowManyAreLost() throws IOException, SQLException {
    fill(ANSWERS);
    zero(archive(), rootPage("answer") - 1, 1);
    try (SnapshotStore store = SnapshotStore.openExisting(location())) {
      RebuildResult result = store.rebuild(DamagedStoreTest::again);

      assertThat(result.answers()).isZero();
      assertThat(result.lost()).isEqualTo(ANSWERS);
    }
  }

  @Test
  void corruptFirstPageIsAFindingThatSaysMore() throws IOException {
    fill(10);
    try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
      bytes.seek(100);
      bytes.write(new byte[PAGE - 100]);
    }

    QualityReport report = QualityReport.of(location(), TimeRange.ALL, QualityRules.STANDARD);

    assertThat(report.findings())
        .containsExactly(file() + " is corrupt: its first pages cannot be read.");
  }

  @Test
  void lostStartIsAFinding() throws IOException {
    fill(10);
    zero(file(), 0, 1);

    QualityReport report = QualityReport.of(location(), TimeRange.ALL, QualityRules.STANDARD);

    assertThat(report.isWhole()).isFalse();
    assertThat(report.findings())
        .containsExactly(file() + " is no SQLite database, or its start is lost.");
  }

  @Test
  void storeInUseIsNotPutAside() {
    fill(10);
    try (SnapshotStore collecting = SnapshotStore.open(location())) {
      collecting.insert(book("H100", 10, 2.0, 3.0));

      assertThatThrownBy(() -> DamagedStore.setAside(location(), at(0)))
          .isInstanceOf(OutputException.class)
          .hasMessage(file() + " is in use: stop the collector, or what else has it open, first.");

      assertThat(collecting.insert(book("H100", 11, 2.0, 3.0))).isTrue();
    }
    assertThat(DamagedStore.setAside(location(), at(0))).exists();
    assertThat(file()).doesNotExist();
  }

  @Test
  void storeInUseIsNotPutAsideThoughItsStartIsLost() throws IOException {
    fill(10);
    try (SnapshotStore collecting = SnapshotStore.open(location())) {
      collecting.insert(book("H100", 10, 2.0, 3.0));
      zero(file(), 0, 1);

      assertThatThrownBy(() -> DamagedStore.setAside(location(), at(0)))
          .isInstanceOf(OutputException.class)
          .hasMessageContaining(" is in use: ");
    }
  }

  @Test
  void gapsAndImportedRowsAreCopiedAndLostTimesAreGaps() throws IOException, SQLException {
    fill(10);
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.recordGaps(List.of(new GapRecord("H100", at(10), "HTTP 503")));
      BulkInsert bulk = store.bulkInsert();
      for (int step = 11; step < 20_000; step++) {
        bulk.add("H100", millis(step), new double[] {2.1, 3.1, 1, 1});
      }
      bulk.finish();
      store.recordGaps(List.of(new GapRecord("H200", at(7), "HTTP 401")));
    }
    long pages = Files.size(file()) / PAGE;
    zero(file(), pages / 3, 1);
    zero(file(), pages / 2, 2);
    Path aside = DamagedStore.setAside(location(), at(30_000));

    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.rebuild(DamagedStoreTest::again);
      SalvageResult result = DamagedStore.salvage(aside, store, at(30_000));

      assertThat(result.gaps()).isEqualTo(2);
      assertThat(result.lost()).isBetween(1L, 500L);
      assertThat(10 + result.snapshots() + 1 + result.lost()).isEqualTo(20_000);
      SnapshotSeries series = store.read("H100", TimeRange.ALL);
      assertThat(series.size()).isEqualTo(10 + result.snapshots());
      assertThat(series.column(Column.BEST_BID)[0]).isEqualTo(2.5);
      assertThat(store.gaps("H200", TimeRange.ALL))
          .containsExactly(new GapRecord("H200", at(7), "HTTP 401"));
      List<GapRecord> gaps = store.gaps("H100", TimeRange.ALL);
      assertThat(gaps.get(0)).isEqualTo(new GapRecord("H100", at(10), "HTTP 503"));
      assertThat(gaps.subList(1, gaps.size()))
          .hasSize((int) result.lost())
          .allMatch(gap -> gap.reason().equals("lost with the damaged file"));
    }
  }

  @Test
  void timesOfWhichNothingIsKnownAreLostWithAFileThatCannotBeRead() throws IOException {
    fill(10);
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.recordGaps(List.of(new GapRecord("H100", at(10), "HTTP 503")));
      store.keep(new StoredAnswer("H100", at(12), at(12), 200, new byte[10]));
    }
    zero(file(), 0, 1);
    Path aside = DamagedStore.setAside(location(), at(20));

    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.rebuild(DamagedStoreTest::again);

      assertThat(DamagedStore.salvage(aside, store, at(20))).isEqualTo(new SalvageResult(0, 0, 2));
      assertThat(store.gaps("H100", TimeRange.ALL))
          .containsExactly(
              new GapRecord("H100", at(10), "lost with the damaged file"),
              new GapRecord("H100", at(11), "lost with the damaged file"));
    }
  }

  @Test
  void emptiedFileIsDamage() throws IOException {
    fill(3);
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.keep(new StoredAnswer("H100", at(4), at(4), 200, new byte[10]));
    }
    Files.write(file(), new byte[0]);
    Path aside = DamagedStore.setAside(location(), at(20));

    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.rebuild(DamagedStoreTest::again);

      assertThat(DamagedStore.salvage(aside, store, at(20))).isEqualTo(new SalvageResult(0, 0, 1));
    }
  }

  @Test
  void faultThatIsNoDamageLosesNothing() {
    fill(3);
    try (SnapshotStore store = SnapshotStore.openExisting(location())) {
      store.insert(book("H100", 9, 2.0, 3.0));

      assertThatThrownBy(() -> DamagedStore.salvage(folder, store, at(20)))
          .isInstanceOf(InputException.class)
          .hasMessage(folder + " cannot be opened: its folder must be there and writable.");
      assertThat(store.gaps("H100", TimeRange.ALL)).isEmpty();
    }
  }

  @Test
  void numbersThatNoSnapshotMayHaveAreLostWithTheirTimes() throws SQLException {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      for (int step = 0; step < 9; step++) {
        store.insert(book("H100", step, 2.0, 3.0));
      }
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE snapshot SET best_bid = 1e300 WHERE time_millis = " + millis(2));
      statement.executeUpdate(
          "UPDATE snapshot SET ask_volume = 1e16 WHERE time_millis = " + millis(4));
    }
    Path aside = DamagedStore.setAside(location(), at(20));

    try (SnapshotStore store = SnapshotStore.open(location())) {
      assertThat(DamagedStore.salvage(aside, store, at(20))).isEqualTo(new SalvageResult(7, 0, 2));
      assertThat(store.read("H100", TimeRange.ALL).timesMillis())
          .containsExactly(
              millis(0), millis(1), millis(3), millis(5), millis(6), millis(7), millis(8));
      assertThat(store.gaps("H100", TimeRange.ALL))
          .containsExactly(
              new GapRecord("H100", at(2), "lost with the damaged file"),
              new GapRecord("H100", at(4), "lost with the damaged file"));
    }
  }

  /** So many snapshots with their answers, which no gzip makes smaller. */
  private void fill(int answers) {
    Random random = new Random(1);
    try (SnapshotStore store = SnapshotStore.open(location())) {
      for (int step = 0; step < answers; step++) {
        byte[] body = new byte[200 + random.nextInt(3000)];
        random.nextBytes(body);
        store.insert(
            book("H100", step, 2.0, 3.0), new StoredAnswer("H100", at(step), at(step), 200, body));
      }
    }
  }

  private static Snapshot again(StoredAnswer answer) {
    return new Snapshot(answer.time(), answer.instrument(), 2.5, 3.5, 10.0, 12.0);
  }

  private long rootPage(String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + archive());
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT rootpage FROM sqlite_master WHERE name = '" + table + "'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void zero(Path file, long page, int pages) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(page * PAGE);
      bytes.write(new byte[pages * PAGE]);
    }
  }

  private StoreLocation location() {
    return StoreLocation.of(file());
  }

  private Path file() {
    return folder.resolve("market.db");
  }

  private Path archive() {
    return folder.resolve("market.raw.db");
  }
}
