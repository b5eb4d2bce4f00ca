package io.workbench.data.store;

import io.workbench.data.InputException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Goes through the answers once and writes the snapshots that they make. */
final class Rebuild implements AnswerArchive.Visitor {
  private final SnapshotWriter writer;
  private final Aggregator aggregator;
  private final long[] counts = new long[SnapshotWriter.Change.values().length];
  private final List<String> firstRefusals = new ArrayList<>();
  private long refused;
  private long lost;

  Rebuild(SnapshotWriter writer, Aggregator aggregator) {
    this.writer = writer;
    this.aggregator = aggregator;
  }

  RebuildResult of(AnswerArchive answers) {
    long read = answers.visit(this);
    return new RebuildResult(
        read,
        counts[SnapshotWriter.Change.ADDED.ordinal()],
        counts[SnapshotWriter.Change.CHANGED.ordinal()],
        counts[SnapshotWriter.Change.UNCHANGED.ordinal()],
        refused,
        lost,
        List.copyOf(firstRefusals));
  }

  @Override
  public void visit(StoredAnswer answer) throws SQLException {
    try {
      counts[writer.replace(aggregator.aggregate(answer)).ordinal()]++;
    } catch (InputException noOrderBook) {
      damaged(answer.instrument() + " at " + answer.time() + ": " + noOrderBook.getMessage());
    }
  }

  @Override
  public void damaged(String finding) {
    refused++;
    if (firstRefusals.size() < RebuildResult.LISTED) {
      firstRefusals.add(finding);
    }
  }

  @Override
  public void lost(long answers) {
    lost += answers;
  }
}
