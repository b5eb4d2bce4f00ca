package io.workbench.data.store;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledCollectorTest {
  @TempDir Path folder;

  @Test
  void sevenKilledCollectorsLeaveNoHoleButTheTimeTheyWereDown()
      throws IOException, InterruptedException {
    KilledCollector.leavesNoHoleButTheTimeItWasDown(
        StoreLocation.of(folder.resolve("market.db")), 7, folder);
  }
}
