package io.workbench.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collector whose store another process locks for longer than it waits. */
class CollectorLockedStoreTest {
  private static final int LOCKED = 20;
  private static final int FREE = 40;
  private static final int END = 60;

  @TempDir Path folder;
  private final Collecting collecting = new Collecting();
  private final AtomicReference<@Nullable LockingProcess> other = new AtomicReference<>();

  @Test
  void losesNothingAndWritesAllThatWaitedOnceTheStoreIsFree() {
    Path file = folder.resolve("market.db");
    int[] waitingWhenFreed = new int[1];
    try (SnapshotStore store = SnapshotStore.open(StoreLocation.of(file), Duration.ofMillis(20))) {
      collecting
          .into(
              store,
              (rule, time) -> {
                if (time.equals(SnapshotStoreContract.at(LOCKED))) {
                  lock(file);
                } else if (time.equals(SnapshotStoreContract.at(FREE))) {
                  waitingWhenFreed[0] = collecting.waiting;
                  release();
                }
                return Collecting.see(time);
              })
          .run(SnapshotStoreContract.at(END), () -> false);

      assertThat(waitingWhenFreed[0]).isEqualTo(FREE - LOCKED);
      assertThat(collecting.waiting).isZero();
      assertThat(store.gaps("h100", TimeRange.ALL)).isEmpty();
      Collecting.requireExactly(store, 1, END);
    } finally {
      LockingProcess process = other.get();
      if (process != null) {
        process.close();
      }
    }
  }

  private void lock(Path file) {
    try {
      other.set(LockingProcess.lock(file, folder.resolve("locking.log")));
    } catch (IOException e) {
      throw new UncheckedIOException("The store must be locked.", e);
    }
  }

  private void release() {
    try {
      LockingProcess process = other.get();
      if (process != null) {
        process.release();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The store must be released.", e);
    }
  }
}
