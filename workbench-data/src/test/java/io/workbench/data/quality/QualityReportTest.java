package io.workbench.data.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.StoreRows;
import io.workbench.data.market.Snapshot;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityReportTest {
  private static final Instant START = Instant.parse("2026-09-01T22:00:00Z");

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
  void goodSnapshotsHaveNothingWrong() {
    fill(0, 100);

    InstrumentQuality quality = quality();

    assertThat(quality.snapshots()).isEqualTo(100);
    assertThat(quality.from()).isEqualTo(at(0));
    assertThat(quality.to()).isEqualTo(at(99));
    assertThat(quality.step()).isEqualTo(Duration.ofMinutes(5));
    assertThat(quality.gaps()).isEmpty();
    assertThat(quality.stale()).isEmpty();
    assertThat(List.of(quality.closeTogether(), quality.crossed(), quality.oneSided()))
        .allMatch(moments -> moments.count() == 0);
    assertThat(List.of(quality.empty(), quality.outliers()))
        .allMatch(moments -> moments.count() == 0);
  }

  @Test
  void gapsComeWithTheReasonsThatWereRecorded() {
    fill(0, 10);
    fill(14, 20);
    fill(21, 30);
    store.recordGaps(List.of(new GapRecord("H100", at(10), "HTTP 503")));
    store.recordGaps(List.of(new GapRecord("H100", at(11), "HTTP 503")));
    store.recordGaps(List.of(new GapRecord("H100", at(12), "timed out")));

    assertThat(quality().gaps())
        .containsExactly(
            new Gap(at(9), at(14), at(10), at(13), 4, Map.of("HTTP 503", 2L, "timed out", 1L), 1),
            new Gap(at(19), at(21), at(20), at(20), 1, Map.of(), 1));
  }

  @Test
  void gapsBeforeTheFirstSnapshotAndAfterTheLastAreThoseThatWereRecorded() {
    store.recordGaps(List.of(new GapRecord("H100", at(0), "HTTP 401")));
    fill(2, 10);
    store.recordGaps(List.of(new GapRecord("H100", at(10), "HTTP 503")));
    store.recordGaps(List.of(new GapRecord("H100", at(24), "HTTP 503")));
    store.recordGaps(List.of(new GapRecord("B200", at(3), "HTTP 403")));

    assertThat(quality().gaps())
        .containsExactly(
            new Gap(null, at(2), at(0), at(0), 1, Map.of("HTTP 401", 1L), 0),
            new Gap(at(9), null, at(10), at(24), 2, Map.of("HTTP 503", 2L), 0));
    assertThat(quality().coverage())
        .containsExactly(
            new DayCoverage(LocalDate.parse("2026-09-01"), 24, 8),
            new DayCoverage(LocalDate.parse("2026-09-02"), 1, 0));
    QualityReport report = QualityReport.of(store, TimeRange.ALL, QualityRules.STANDARD);
    assertThat(Objects.requireNonNull(report.of("B200")).gaps())
        .containsExactly(new Gap(null, null, at(3), at(3), 1, Map.of("HTTP 403", 1L), 0));
  }

  @Test
  void stepIsTheCollectorsWhereEverySecondPollFailed() {
    for (int step = 0; step < 41; step += 2) {
      insert(step, 2.0, 2.5);
    }
    for (int step = 1; step < 41; step += 2) {
      store.recordGaps(List.of(new GapRecord("H100", at(step), "HTTP 503")));
    }

    InstrumentQuality quality = quality();

    assertThat(quality.step()).isEqualTo(Duration.ofMinutes(5));
    assertThat(quality.gaps()).hasSize(20);
    assertThat(quality.gaps().get(19))
        .isEqualTo(new Gap(at(38), at(40), at(39), at(39), 1, Map.of("HTTP 503", 1L), 0));
    assertThat(quality.coverage())
        .containsExactly(
            new DayCoverage(LocalDate.parse("2026-09-01"), 24, 12),
            new DayCoverage(LocalDate.parse("2026-09-02"), 17, 9));
  }

  @Test
  void everyRecordedGapCountsWhereverItsTimeIs() {
    fill(0, 20);
    for (int second = 34; second < 40; second++) {
      Instant time = at(7).plusSeconds(second);
      store.recordGaps(List.of(new GapRecord("H100", time, "HTTP 503")));
    }

    InstrumentQuality quality = quality();

    assertThat(quality.step()).isEqualTo(Duration.ofMinutes(5));
    assertThat(quality.gaps())
        .containsExactly(
            new Gap(
                at(7),
                at(8),
                at(7).plusSeconds(34),
                at(7).plusSeconds(39),
                6,
                Map.of("HTTP 503", 6L),
                0));
    assertThat(quality.coverage())
        .containsExactly(new DayCoverage(LocalDate.parse("2026-09-01"), 26, 20));
  }

  @Test
  void coverageCountsDaysInUtcFromTheFirstSnapshotToTheLast() {
    fill(0, 24 + 288);
    fill(24 + 288 + 10, 24 + 288 + 20);

    assertThat(quality().coverage())
        .containsExactly(
            new DayCoverage(LocalDate.parse("2026-09-01"), 24, 24),
            new DayCoverage(LocalDate.parse("2026-09-02"), 288, 288),
            new DayCoverage(LocalDate.parse("2026-09-03"), 20, 10));
  }

  @Test
  void snapshotsLessThanHalfAStepApartAreCloseTogether() {
    fill(0, 20);
    Instant second = at(7).plusSeconds(90);
    store.insert(new Snapshot(second, "H100", 2.0, 2.5, 1.0, 1.0));

    assertThat(quality().closeTogether()).isEqualTo(new Occurrences(1, List.of(second)));
  }

  @Test
  void crossedOneSidedAndEmptyBooksAreToldApart() {
    fill(0, 10);
    insert(10, 2.1, 2.0);
    insert(11, null, 2.0);
    insert(12, 2.0, null);
    insert(13, null, null);
    insert(14, 2.0, 2.0);

    InstrumentQuality quality = quality();

    assertThat(quality.crossed()).isEqualTo(new Occurrences(1, List.of(at(10))));
    assertThat(quality.oneSided()).isEqualTo(new Occurrences(2, List.of(at(11), at(12))));
    assertThat(quality.empty()).isEqualTo(new Occurrences(1, List.of(at(13))));
  }

  @Test
  void bookThatDoesNotChangeForAnHourIsStale() {
    fill(0, 10);
    for (int step = 10; step < 22; step++) {
      insert(step, 2.0, 2.5);
    }
    fill(22, 30);
    for (int step = 30; step < 41; step++) {
      insert(step, 2.0, 2.5);
    }
    fill(41, 45);

    assertThat(quality().stale()).containsExactly(new Stretch(at(10), at(21), 12));
  }

  @Test
  void spikeIsAnOutlierAndANewLevelIsNone() {
    SplittableRandom random = new SplittableRandom(1);
    for (int step = 0; step < 200; step++) {
      double level = step < 100 ? 2 : 2.4;
      double bid = step == 50 ? 3 : level + 0.01 * random.nextDouble();
      insert(step, bid, bid + 0.02);
    }

    assertThat(quality().outliers()).isEqualTo(new Occurrences(1, List.of(at(50))));
  }

  @Test
  void instrumentsStandInTheOrderOfTheAlphabetAndMayBeNearlyEmpty() {
    store.insert(new Snapshot(at(0), "H200", 2.0, 2.5, 1.0, 1.0));
    fill(0, 3);
    store.recordGaps(List.of(new GapRecord("B200", at(0), "HTTP 503")));

    QualityReport report = QualityReport.of(store, TimeRange.ALL, QualityRules.STANDARD);

    assertThat(report.instruments())
        .extracting(InstrumentQuality::instrument)
        .containsExactly("B200", "H100", "H200");
    assertThat(report.isWhole()).isTrue();
    assertThat(Objects.requireNonNull(report.of("B200")).from()).isNull();
    assertThat(Objects.requireNonNull(report.of("H200")).step()).isNull();
    assertThat(report.of("A100")).isNull();
  }

  @Test
  void momentsAreCountedBeyondThoseListed() {
    StoreRows.insertAll(
        store,
        IntStream.range(0, 1200).mapToObj(step -> snapshot(step, 2.0 + step, null)).toList());

    assertThat(quality().oneSided().count()).isEqualTo(1200);
    assertThat(quality().oneSided().times()).hasSize(1000);
  }

  @Test
  void standardRulesArePinned() {
    assertThat(QualityRules.STANDARD).isEqualTo(new QualityRules(12, 12, 6, 0.01));
    assertThatThrownBy(() -> new QualityRules(1, 12, 6, 0.01))
        .hasMessage("staleSnapshots must be at least 2, but was 1.");
  }

  private InstrumentQuality quality() {
    QualityReport report = QualityReport.of(store, TimeRange.ALL, QualityRules.STANDARD);
    return Objects.requireNonNull(report.of("H100"));
  }

  /** Books that move by a hundredth of a cent each step. */
  private void fill(int from, int to) {
    StoreRows.insertAll(
        store,
        IntStream.range(from, to)
            .mapToObj(step -> snapshot(step, 2 + step % 7 / 1e4, 2.5 + step % 5 / 1e4))
            .toList());
  }

  private void insert(int step, @Nullable Double bid, @Nullable Double ask) {
    store.insert(snapshot(step, bid, ask));
  }

  private static Snapshot snapshot(int step, @Nullable Double bid, @Nullable Double ask) {
    return new Snapshot(at(step), "H100", bid, ask, 10.0, 12.0);
  }

  private static Instant at(int step) {
    return START.plus(Duration.ofMinutes(5).multipliedBy(step));
  }
}
