package io.workbench.data.source;

import io.workbench.data.InputException;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;

/**
 * Reads snapshots from a CSV file in one pass: UTF-8, commas, fields quoted by {@code "} or not at
 * all, lines ended by LF, CR or both, a header line first. Which column is which is told in {@link
 * CsvSpec#columns} or found by name.
 *
 * <p>A row that cannot be used is set aside and listed: an unreadable number or timestamp, a
 * timestamp not after the one before, a missing, infinite or non-positive price, a bid over the
 * ask, a negative spread or volume, a wrong number of fields. A single row whose time is too far
 * ahead is the one set aside, not the rows after it. A missing value of another column is {@code
 * NaN}.
 */
public final class CsvSource {
  private CsvSource() {}

  /**
   * Reads the file.
   *
   * @param wanted further columns to read under their own names, where the file has them
   * @param strict whether the first row that would be set aside is an {@link InputException}
   */
  public static LoadedSeries read(CsvSpec spec, Collection<String> wanted, boolean strict) {
    Rejections rejections = new Rejections(spec.path().toString(), strict);
    SeriesRows rows = new SeriesRows(spec, rejections);
    String sha256 = CsvFields.read(spec, wanted, rejections, rows);
    requireRows(spec, rows, rejections);
    SnapshotSeries series = rows.rows().toSeries(new Instrument(nameOf(spec, rows)));
    SourceFacts facts =
        new SourceFacts(
            CsvSpec.KIND,
            spec.path().toString(),
            sha256,
            series.size(),
            Instant.ofEpochMilli(series.timeMillis(0)),
            Instant.ofEpochMilli(series.timeMillis(series.size() - 1)));
    Sampling sampling = sampling(spec, series.timesMillis());
    return new LoadedSeries(series, sampling, facts, rejections.first(), rejections.count(), null);
  }

  private static void requireRows(CsvSpec spec, SeriesRows read, Rejections rejections) {
    if (read.rows().size() < 2) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%s must have at least 2 rows that can be used%s, but has %d%s%s.",
              spec.path(),
              spec.instrument() == null ? "" : " for instrument \"" + spec.instrument() + '"',
              read.rows().size(),
              read.others().isEmpty()
                  ? ""
                  : "; it has rows of " + read.others() + " (data.instrument says which are read)",
              rejections.clause()));
    }
  }

  private static Sampling sampling(CsvSpec spec, long[] timesMillis) {
    try {
      return Sampling.of(spec.step(), spec.maxStep(), timesMillis);
    } catch (InputException e) {
      throw e.in(spec.path().toString());
    }
  }

  /** The spec's name, else the file's, else the file name without its ending. */
  private static String nameOf(CsvSpec spec, SeriesRows read) {
    if (!read.instrument().isBlank()) {
      return read.instrument();
    }
    String name = spec.path().getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
