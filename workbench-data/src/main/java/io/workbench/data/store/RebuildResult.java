package io.workbench.data.store;

import java.util.List;

/**
 * What redoing the aggregation did.
 *
 * @param answers answers that were read
 * @param added snapshots that were not there before
 * @param changed snapshots that now have other values
 * @param unchanged snapshots that came out as they were
 * @param refused answers that hold no order book; what was stored for them is left as it is
 * @param lost answers that the damaged archive does not give any more
 * @param firstRefusals why, of the first {@value #LISTED} of those
 */
public record RebuildResult(
    long answers,
    long added,
    long changed,
    long unchanged,
    long refused,
    long lost,
    List<String> firstRefusals) {

  /** How many refusals are listed; the rest are only counted. */
  public static final int LISTED = 20;
}
