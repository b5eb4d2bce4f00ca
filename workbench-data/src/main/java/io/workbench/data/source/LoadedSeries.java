package io.workbench.data.source;

import io.workbench.data.market.Instrument;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series and all that is known about how it was read.
 *
 * @param rejectedRows the first {@value #LISTED_REJECTIONS} rows that were set aside, with reasons
 * @param rejectedCount how many rows were set aside in all
 * @param oracle the best possible forecast, where the source knows its own equations
 */
public record LoadedSeries(
    SnapshotSeries series,
    Sampling sampling,
    SourceFacts facts,
    List<RejectedRow> rejectedRows,
    long rejectedCount,
    @Nullable Oracle oracle) {

  /** How many of the rejected rows are kept by line and reason; the rest are only counted. */
  public static final int LISTED_REJECTIONS = 100;

  /**
   * How many rows were set aside and the first's line and reason, after a semicolon, and what to do
   * where most of those that are listed are out of order; empty where none was set aside.
   */
  public String setAside() {
    return Rejections.clause(rejectedRows, rejectedCount);
  }

  /** The same under another instrument's name; the facts stay those of the source. */
  public LoadedSeries named(Instrument instrument) {
    return new LoadedSeries(
        series.named(instrument), sampling, facts, rejectedRows, rejectedCount, oracle);
  }
}
