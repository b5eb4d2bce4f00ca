package io.workbench.data.store;

import static io.workbench.data.store.SnapshotStoreContract.book;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What holds of every store that several have open at a time. */
abstract class SharedStoreContract {
  /** Where this test's store is; there is none yet. */
  abstract StoreLocation location();

  @Test
  void readersSeeEachCommitWhileAnotherWrites() throws ExecutionException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (SnapshotStore writing = SnapshotStore.open(location());
        SnapshotStore reading = SnapshotStore.open(location())) {
      writing.insert(book("H100", 0, 2.0, 3.0));
      Future<?> written =
          threads.submit(
              () -> {
                for (int step = 1; step < 200; step++) {
                  writing.insert(book("H100", step, 2.0, 3.0));
                }
              });
      int seen = 0;
      while (!written.isDone()) {
        int now = reading.read("H100", TimeRange.ALL).size();
        assertThat(now).isGreaterThanOrEqualTo(seen);
        seen = now;
      }
      written.get();
      assertThat(reading.read("H100", TimeRange.ALL).size()).isEqualTo(200);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void twoStoresWriteInTurns() throws ExecutionException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (SnapshotStore one = SnapshotStore.open(location());
        SnapshotStore other = SnapshotStore.open(location())) {
      Future<?> first = threads.submit(() -> insertEvery(one, "H100"));
      Future<?> second = threads.submit(() -> insertEvery(other, "H200"));
      first.get();
      second.get();

      assertThat(one.read("H100", TimeRange.ALL).size()).isEqualTo(100);
      assertThat(one.read("H200", TimeRange.ALL).size()).isEqualTo(100);
    } finally {
      threads.shutdownNow();
    }
  }

  private static int insertEvery(SnapshotStore store, String instrument) {
    for (int step = 0; step < 100; step++) {
      store.insert(book(instrument, step, 2.0, 3.0));
    }
    return 100;
  }
}
