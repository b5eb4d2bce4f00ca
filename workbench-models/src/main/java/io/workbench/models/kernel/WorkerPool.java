package io.workbench.models.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that share out numbered pieces of work, the caller being one of them.
 *
 * <p>A training step is three such rounds within a millisecond, so waking a sleeping thread (some
 * 50 µs) must be rare: whoever waits spins for a while and only then sleeps. Who does which piece
 * is left to chance; results must not depend on it.
 */
final class WorkerPool implements AutoCloseable {

  /** A round's work. */
  interface Work {
    /** Does piece {@code index}; {@code worker} tells threads apart, from 0 for the caller. */
    void run(int worker, int index);
  }

  private static final long SPIN_NANOS = 100_000;

  private final Thread[] threads;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger working = new AtomicInteger();
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;

  /** Counts rounds; written last, so that whoever sees a new round sees its work. */
  private final AtomicInteger round = new AtomicInteger();

  private @Nullable Work work;
  private int count;

  /**
   * @param workers at least 1, the caller included
   */
  WorkerPool(int workers) {
    threads = new Thread[workers - 1];
    for (int index = 0; index < threads.length; index++) {
      int worker = index + 1;
      threads[index] = new Thread(() -> serve(worker), "kernel-worker-" + worker);
      threads[index].setDaemon(true);
      threads[index].start();
    }
  }

  int workers() {
    return threads.length + 1;
  }

  /** Does pieces 0 to {@code pieces - 1} and returns when all are done. One caller at a time. */
  void run(Work pieceWork, int pieces) {
    if (threads.length == 0 || pieces == 1) {
      for (int index = 0; index < pieces; index++) {
        pieceWork.run(0, index);
      }
      return;
    }
    if (closed) {
      throw new IllegalStateException("a closed worker pool must not be given work");
    }
    work = pieceWork;
    count = pieces;
    next.set(0);
    working.set(threads.length);
    round.incrementAndGet();
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    try {
      take(0, pieceWork);
    } finally {
      awaitWorkers();
    }
    rethrow();
  }

  private void rethrow() {
    Throwable thrown = failure;
    failure = null;
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private void take(int worker, Work pieceWork) {
    for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
      pieceWork.run(worker, index);
    }
  }

  private void awaitWorkers() {
    for (int spins = 0; working.get() > 0; spins++) {
      if (spins < 10_000) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  private void serve(int worker) {
    int served = 0;
    while (awaitRound(served)) {
      served++;
      try {
        Work current = work;
        if (current != null) {
          take(worker, current);
        }
        // checkstyle off: IllegalCatch because memory may run out here, and the caller must hear of
        // it
      } catch (RuntimeException | Error thrown) {
        // checkstyle on: IllegalCatch
        failure = thrown;
      } finally {
        working.decrementAndGet();
      }
    }
  }

  /** Waits for the round after {@code served}; false when the pool was closed. */
  private boolean awaitRound(int served) {
    long sleepAt = System.nanoTime() + SPIN_NANOS;
    while (round.get() == served) {
      if (closed) {
        return false;
      }
      if (System.nanoTime() < sleepAt) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
    return true;
  }

  /** Waits up to a second for each of the pool's threads to end after it was closed. */
  boolean awaitEnd() throws InterruptedException {
    boolean ended = true;
    for (Thread thread : threads) {
      thread.join(1000);
      ended &= !thread.isAlive();
    }
    return ended;
  }

  /** Ends the threads, once they have nothing left to do. */
  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}
