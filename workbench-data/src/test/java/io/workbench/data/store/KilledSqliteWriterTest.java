package io.workbench.data.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledSqliteWriterTest {
  @TempDir Path folder;

  /** Two stores at a time, for a JVM that starts keeps one core busy. */
  @Test
  void hundredKilledWritersLoseNoRowThatTheySaid() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<Boolean> done : threads.invokeAll(List.of(fifty("one"), fifty("two")))) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Callable<Boolean> fifty(String name) {
    return () -> {
      Path store = Files.createDirectory(folder.resolve(name));
      KilledWriter.losesNothing(StoreLocation.of(store.resolve("market.db")), 50, store);
      return true;
    };
  }
}
