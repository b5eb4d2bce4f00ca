package io.workbench.data.store;

import java.sql.SQLException;

/** Puts columns of snapshots into the database as fast as it can. */
interface BulkWriter {
  /** Adds the rows whose keys are not there yet; returns how many those are. */
  long write(SnapshotBatch batch) throws SQLException;
}
