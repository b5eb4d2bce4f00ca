package io.workbench.data.split;

import io.workbench.data.InputException;
import io.workbench.data.market.SnapshotSeries;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The instants at which several series are cut into parts, the same for all: were one cut later
 * than another, its training rows would tell of the other's validation or test period.
 *
 * <p>The shares are of the instants at which any of the series has a row, within the span that all
 * of them share; so each series has rows in every part, and series with the same times are cut
 * where one of them alone would be. Rows before the span are for training, rows after it for
 * testing.
 *
 * @param sharedFrom first instant of the span that all series share, epoch milliseconds
 * @param sharedTo last instant of that span
 * @param validationFrom first instant of the validation part
 * @param testFrom first instant of the test part
 * @param lastTrain last row of any series before the validation part
 * @param lastValidation last row of any series before the test part
 */
public record SplitTimes(
    long sharedFrom,
    long sharedTo,
    long validationFrom,
    long testFrom,
    long lastTrain,
    long lastValidation) {

  /**
   * Cuts the span that all series share.
   *
   * @throws InputException when they share too little for three parts
   */
  public static SplitTimes of(List<SnapshotSeries> series, SplitSpec spec) {
    long from = Long.MIN_VALUE;
    long to = Long.MAX_VALUE;
    for (SnapshotSeries one : series) {
      requireRows(one);
      from = Math.max(from, one.timeMillis(0));
      to = Math.min(to, one.timeMillis(one.size() - 1));
    }
    long[] instants = instants(series, from, to);
    int trainEnd = (int) Math.round(instants.length * spec.train());
    int validationEnd = (int) Math.round(instants.length * (spec.train() + spec.validation()));
    if (trainEnd < 1 || validationEnd <= trainEnd || validationEnd >= instants.length) {
      throw tooLittle(series, instants.length, from, to);
    }
    long validation = instants[trainEnd];
    long test = instants[validationEnd];
    return new SplitTimes(
        from, to, validation, test, lastBefore(series, validation), lastBefore(series, test));
  }

  /**
   * The parts of one of the series. A row of a later part is nobody's target while its forecast
   * would be made before the last row of any series in the part before.
   *
   * @param horizonSteps rows from a window's end to its target, at least 1
   */
  public TimeSplit split(long[] times, int horizonSteps) {
    int trainEnd = firstFrom(times, validationFrom);
    int validationEnd = firstFrom(times, testFrom);
    return new TimeSplit(
        new RowRange(0, trainEnd),
        new RowRange(trainEnd, validationEnd),
        new RowRange(validationEnd, times.length),
        Math.max(0, firstFrom(times, lastTrain) + horizonSteps - trainEnd),
        Math.max(0, firstFrom(times, lastValidation) + horizonSteps - validationEnd));
  }

  /** First row at or after an instant. */
  private static int firstFrom(long[] times, long instant) {
    int found = Arrays.binarySearch(times, instant);
    return found >= 0 ? found : -found - 1;
  }

  private static long lastBefore(List<SnapshotSeries> series, long instant) {
    long last = Long.MIN_VALUE;
    for (SnapshotSeries one : series) {
      int row = firstFrom(one.timesMillis(), instant) - 1;
      last = row < 0 ? last : Math.max(last, one.timeMillis(row));
    }
    return last;
  }

  /** All instants of the span at which any series has a row, each once, in order. */
  private static long[] instants(List<SnapshotSeries> series, long from, long to) {
    return series.stream()
        .flatMapToLong(one -> Arrays.stream(one.timesMillis()))
        .filter(time -> time >= from && time <= to)
        .sorted()
        .distinct()
        .toArray();
  }

  private static void requireRows(SnapshotSeries series) {
    if (series.size() == 0) {
      throw new InputException(
          "Every instrument of a panel needs rows, but "
              + series.instrument().name()
              + " has none.");
    }
  }

  private static InputException tooLittle(
      List<SnapshotSeries> series, int instants, long from, long to) {
    List<String> spans =
        series.stream()
            .map(
                one ->
                    String.format(
                        Locale.ROOT,
                        "%s from %s to %s",
                        one.instrument().name(),
                        Instant.ofEpochMilli(one.timeMillis(0)),
                        Instant.ofEpochMilli(one.timeMillis(one.size() - 1))))
            .toList();
    return new InputException(
        "The instruments of a panel must share a span of time with instants for each of its parts,"
            + " but share "
            + (from > to ? "none" : "only " + instants)
            + ": "
            + String.join(", ", spans)
            + ".");
  }
}
