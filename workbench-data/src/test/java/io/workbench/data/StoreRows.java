package io.workbench.data;

import io.workbench.data.market.Snapshot;
import io.workbench.data.store.BulkInsert;
import io.workbench.data.store.SnapshotStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tests do to a whole store at once. */
public final class StoreRows {
  private StoreRows() {}

  /** Adds many snapshots in one transaction; returns how many were not there before. */
  public static long insertAll(SnapshotStore store, List<Snapshot> snapshots) {
    BulkInsert bulk = store.bulkInsert();
    for (Snapshot snapshot : snapshots) {
      double[] book = {
        value(snapshot.bestBid()),
        value(snapshot.bestAsk()),
        value(snapshot.bidVolume()),
        value(snapshot.askVolume())
      };
      bulk.add(snapshot.instrument(), snapshot.time().toEpochMilli(), book);
    }
    return bulk.finish();
  }

  /** What is wrong with the structures of the snapshots and with the answers. */
  public static List<String> findings(SnapshotStore store) {
    List<String> findings = new ArrayList<>(store.snapshotFindings());
    findings.addAll(store.answerFindings());
    return findings;
  }

  private static double value(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}
