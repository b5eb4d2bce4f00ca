package io.workbench.data.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledSqliteWriterTest {
  @TempDir Path folder;

  @Test
  void hundredKilledWritersLoseNoRowThatTheySaid() throws IOException, InterruptedException {
    KilledWriter.losesNothing(StoreLocation.of(folder.resolve("market.db")), 100, folder);
  }
}
