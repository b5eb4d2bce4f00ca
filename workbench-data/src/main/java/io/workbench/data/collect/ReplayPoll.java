package io.workbench.data.collect;

import io.workbench.data.InputException;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.Snapshot;
import io.workbench.data.source.BookFile;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.store.GapRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Plays a file's order books back as though they were the market: a poll sees its instrument's last
 * row at or before its time, never a later one. Where none has come since the poll before, the time
 * is a gap.
 */
public final class ReplayPoll implements Poll {
  /** The median of fewer steps says little. */
  private static final int LEAST_ROWS_OF_A_STEP = 10;

  private final BookFile file;
  private final CollectSpec spec;

  /**
   * Plays a file.
   *
   * @param spec whose polls are answered
   * @throws InputException when the file has none of its instruments, or most polls would find no
   *     row
   */
  public ReplayPoll(BookFile file, CollectSpec spec) {
    List<InstrumentRule> there =
        spec.instruments().stream().filter(rule -> !file.of(rule.name()).isEmpty()).toList();
    if (there.isEmpty()) {
      throw new InputException(
          "The file to be replayed is of "
              + String.join(", ", file.instruments())
              + ", but the spec collects "
              + String.join(", ", spec.instruments().stream().map(InstrumentRule::name).toList())
              + ".");
    }
    there.forEach(rule -> requireFineEnough(file.of(rule.name()), rule.name(), spec.every()));
    this.file = file;
    this.spec = new CollectSpec(spec.store(), spec.baseUri(), spec.every(), there);
  }

  /** Of rows that are further apart than the polls most polls would be gaps. */
  private static void requireFineEnough(
      NavigableMap<Instant, Snapshot> books, String name, Duration every) {
    if (books.size() < LEAST_ROWS_OF_A_STEP) {
      return;
    }
    long[] times = books.keySet().stream().mapToLong(Instant::toEpochMilli).toArray();
    Duration step = Sampling.infer(times).step();
    if (every.compareTo(step) < 0) {
      throw new InputException(
          ("every must be at least " + step + ", the usual time between the rows of " + name)
              + (" in the file to be replayed, but was " + every + "."));
    }
  }

  /** What can be played: the spec without the instruments that the file has no row of. */
  public CollectSpec spec() {
    return spec;
  }

  /** Time of the first row of all that is played. */
  public Instant from() {
    return spec.instruments().stream().map(this::begins).min(Instant::compareTo).orElseThrow();
  }

  /** First moment after the poll that sees the last row of all that is played. */
  public Instant to() {
    return spec.instruments().stream()
        .map(rule -> file.of(rule.name()).lastKey())
        .max(Instant::compareTo)
        .orElseThrow()
        .plus(spec.every());
  }

  /** Time of the instrument's first row: what came before the file does not say. */
  @Override
  public Instant begins(InstrumentRule rule) {
    return file.of(rule.name()).firstKey();
  }

  @Override
  public Outcome poll(InstrumentRule rule, Instant time) {
    Map.Entry<Instant, Snapshot> last = file.of(rule.name()).floorEntry(time);
    if (last == null || !last.getKey().isAfter(time.minus(spec.every()))) {
      GapRecord gap = new GapRecord(rule.name(), time, "the file has no row for this time");
      return new Outcome.Missed(gap, "no_row");
    }
    Snapshot seen = last.getValue();
    return new Outcome.Seen(
        new Snapshot(
            time, rule.name(), seen.bestBid(), seen.bestAsk(), seen.bidVolume(), seen.askVolume()),
        null);
  }
}
