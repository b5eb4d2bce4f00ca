package io.workbench.data.source.sfcompute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Nodes} from a level or a fill, whichever way they are written there. Where the last
 * entry of a schedule has no {@code end_at}, it is taken like {@code null}. Times that are not of
 * whole minutes are taken as they are, since the sum is as clear with them.
 */
final class NodesReader {
  private static final String SCHEDULE = "allocation_schedule_delta";

  private NodesReader() {}

  static Nodes read(Fields fields) {
    if (fields.hasValue(SCHEDULE)) {
      return new Nodes.Schedule(complete(fields.list(SCHEDULE, Draft::read)));
    }
    return new Nodes.Constant((int) fields.integer("node_count", 1, Nodes.MOST));
  }

  /** Fills in the ends that are left out: there, the next entry's start is meant. */
  private static List<Nodes.Entry> complete(List<Draft> drafts) {
    List<Nodes.Entry> entries = new ArrayList<>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      Instant end = i + 1 < drafts.size() ? draft.endBefore(drafts.get(i + 1)) : draft.end();
      entries.add(new Nodes.Entry(draft.start(), end, draft.nodeCount()));
    }
    return List.copyOf(entries);
  }

  /** An entry as it is written. */
  private record Draft(Fields fields, Instant start, @Nullable Instant end, int nodeCount) {
    static Draft read(Fields fields) {
      Instant start = fields.time("start_at");
      Instant end = fields.optionalTime("end_at");
      fields.require(end == null || end.isAfter(start), "end_at", "must be after start_at");
      return new Draft(fields, start, end, (int) fields.integer("node_count", 0, Nodes.MOST));
    }

    /** Its end, given the entry that follows. */
    Instant endBefore(Draft next) {
      boolean open = end == null && fields.has("end_at");
      fields.require(!open, "end_at", "must be a time but in the last entry");
      next.fields.require(next.start.isAfter(start), "start_at", "must be after the entry before");
      Instant ends = end == null ? next.start : end;
      next.fields.require(
          !next.start.isBefore(ends), "start_at", "must not be before the entry before it ends");
      return ends;
    }
  }
}
