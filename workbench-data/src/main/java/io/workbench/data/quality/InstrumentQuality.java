package io.workbench.data.quality;

import io.workbench.data.market.Column;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.store.GapRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one instrument.
 *
 * @param snapshots how many there are
 * @param from time of the first, {@code null} if there is none
 * @param to time of the last
 * @param step the median time from one snapshot or recorded gap to the next, which is the
 *     collector's even where most of its polls failed; {@code null} if there are not two
 * @param gaps stretches without snapshots, all of them: those longer than one and a half steps, and
 *     those in which a gap was recorded
 * @param closeTogether snapshots less than half a step after the one before, as polls by hand are
 *     that came between those of the collector
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
    Occurrences closeTogether,
    Occurrences crossed,
    Occurrences oneSided,
    Occurrences empty,
    List<Stretch> stale,
    Occurrences outliers,
    List<DayCoverage> coverage) {

  static InstrumentQuality of(SnapshotSeries series, List<GapRecord> recorded, QualityRules rules) {
    int size = series.size();
    long[] times = series.timesMillis();
    long[] gaps = recorded.stream().mapToLong(gap -> gap.time().toEpochMilli()).toArray();
    long[] due =
        LongStream.concat(Arrays.stream(times), Arrays.stream(gaps)).sorted().distinct().toArray();
    Sampling sampling = due.length < 2 ? null : Sampling.infer(due);
    BookFaults faults = BookFaults.of(series);
    return new InstrumentQuality(
        series.instrument().name(),
        size,
        size == 0 ? null : Instant.ofEpochMilli(times[0]),
        size == 0 ? null : Instant.ofEpochMilli(times[size - 1]),
        sampling == null ? null : sampling.step(),
        Gaps.of(times, sampling, recorded),
        sampling == null ? new Occurrences(0, List.of()) : closeTogether(times, sampling),
        faults.crossed(),
        faults.oneSided(),
        faults.empty(),
        StaleBooks.of(series, rules.staleSnapshots()),
        Outliers.of(times, series.column(Column.MID_PRICE), rules),
        sampling == null ? List.of() : Coverage.of(times, gaps, sampling.step()));
  }

  private static Occurrences closeTogether(long[] times, Sampling sampling) {
    OccurrenceList found = new OccurrenceList();
    long halfStep = sampling.step().toMillis() / 2;
    for (int row = 1; row < times.length; row++) {
      if (times[row] - times[row - 1] < halfStep) {
        found.add(times[row]);
      }
    }
    return found.toOccurrences();
  }
}
