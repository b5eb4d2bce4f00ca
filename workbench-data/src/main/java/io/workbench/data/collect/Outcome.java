package io.workbench.data.collect;

import io.workbench.data.market.Snapshot;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.StoredAnswer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of one poll of one instrument. */
public sealed interface Outcome {
  /** Name of the instrument. */
  String instrument();

  /** Time on the grid. */
  Instant time();

  /**
   * The book was seen.
   *
   * @param answer that it was read from; {@code null} where there is none to keep
   */
  record Seen(Snapshot snapshot, @Nullable StoredAnswer answer) implements Outcome {
    @Override
    public String instrument() {
      return snapshot.instrument();
    }

    @Override
    public Instant time() {
      return snapshot.time();
    }
  }

  /**
   * It was not.
   *
   * @param kind of the fault, a word for counters
   */
  record Missed(GapRecord gap, String kind) implements Outcome {
    @Override
    public String instrument() {
      return gap.instrument();
    }

    @Override
    public Instant time() {
      return gap.time();
    }
  }
}
