package io.workbench.ui.cli;

import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import picocli.CommandLine.Option;

/** Options that every command on the store has. */
final class StoreOptions {
  @Option(
      names = "--store",
      paramLabel = "STORE",
      defaultValue = "market.db",
      description = {
        "A SQLite file, or jdbc:postgresql://HOST/DATABASE with PGUSER and PGPASSWORD set",
        "(default: ${DEFAULT-VALUE})."
      })
  String store;

  StoreLocation location() {
    return StoreLocation.of(store);
  }

  /** The store, which must be there. */
  SnapshotStore openExisting() {
    return SnapshotStore.openExisting(location());
  }
}
