package io.workbench.data.quality;

import io.workbench.data.market.Column;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.store.GapRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one instrument.
 *
 * @param snapshots how many there are
 * @param from time of the first, {@code null} if there is none
 * @param to time of the last
 * @param step the median time between two, {@code null} if there are not two
 * @param gaps stretches without snapshots, longer than one and a half steps, all of them, and those
 *     before the first and after the last that were recorded
 * @param duplicates snapshots less than half a step after the one before: one poll stored twice
 * @param crossed snapshots whose best bid is over the best ask
 * @param oneSided snapshots with a bid or an ask only
 * @param empty snapshots with neither
 * @param stale stretches in which the book did not change at all
 * @param outliers snapshots whose middle price is far off that of their neighbours
 * @param coverage day by day
 */
public record InstrumentQuality(
    String instrument,
    long snapshots,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Duration step,
    List<Gap> gaps,
    Occurrences duplicates,
    Occurrences crossed,
    Occurrences oneSided,
    Occurrences empty,
    List<Stretch> stale,
    Occurrences outliers,
    List<DayCoverage> coverage) {

  static InstrumentQuality of(SnapshotSeries series, List<GapRecord> recorded, QualityRules rules) {
    int size = series.size();
    Sampling sampling = size < 2 ? null : Sampling.infer(series.timesMillis());
    BookFaults faults = BookFaults.of(series);
    return new InstrumentQuality(
        series.instrument().name(),
        size,
        size == 0 ? null : Instant.ofEpochMilli(series.timeMillis(0)),
        size == 0 ? null : Instant.ofEpochMilli(series.timeMillis(size - 1)),
        sampling == null ? null : sampling.step(),
        Gaps.of(series.timesMillis(), sampling, recorded),
        sampling == null ? new Occurrences(0, List.of()) : duplicates(series, sampling),
        faults.crossed(),
        faults.oneSided(),
        faults.empty(),
        StaleBooks.of(series, rules.staleSnapshots()),
        Outliers.of(series.timesMillis(), series.column(Column.MID_PRICE), rules),
        sampling == null
            ? List.of()
            : Coverage.of(series.timesMillis(), recorded, sampling.step()));
  }

  private static Occurrences duplicates(SnapshotSeries series, Sampling sampling) {
    OccurrenceList found = new OccurrenceList();
    long halfStep = sampling.step().toMillis() / 2;
    for (int row = 1; row < series.size(); row++) {
      if (series.timeMillis(row) - series.timeMillis(row - 1) < halfStep) {
        found.add(series.timeMillis(row));
      }
    }
    return found.toOccurrences();
  }
}
