package io.workbench.models.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that share out numbered pieces of work, the caller being one of them.
 *
 * <p>A training step is three such rounds within a millisecond, so waking a sleeping thread (some
 * 50 µs) must be rare: whoever waits spins for a while and only then sleeps. A round is over with
 * its last piece: a thread that other programs keep from its core is not waited for unless it holds
 * one. Who does which piece is left to chance; results must not depend on it.
 *
 * <p>Threads start with the first round that they can share: a pool that was never given work needs
 * no closing.
 */
final class WorkerPool implements AutoCloseable {

  /** A round's work. */
  interface Work {
    /** Does piece {@code index}; {@code worker} tells threads apart, from 0 for the caller. */
    void run(int worker, int index);
  }

  private static final long SPIN_NANOS = 100_000;

  private final Thread[] threads;
  private final AtomicInteger undone = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean closed;

  /**
   * The round in the upper half, its pieces that nobody has taken in the lower. Written after
   * {@link #work} and {@link #count}; whoever takes a piece by exchanging it knows that both are
   * still the round's, since a round with a piece left is not over.
   */
  private final AtomicLong ticket = new AtomicLong();

  private @Nullable Work work;
  private int count;
  private boolean started;

  /**
   * @param workers at least 1, the caller included
   */
  WorkerPool(int workers) {
    threads = new Thread[workers - 1];
    for (int index = 0; index < threads.length; index++) {
      int worker = index + 1;
      threads[index] = new Thread(() -> serve(worker), "kernel-worker-" + worker);
      threads[index].setDaemon(true);
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
      throw new IllegalStateException("A closed worker pool must not be given work.");
    }
    start();
    work = pieceWork;
    count = pieces;
    undone.set(pieces);
    int round = roundOf(ticket.get()) + 1;
    ticket.set(((long) round << Integer.SIZE) + pieces);
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    take(0, round);
    awaitLastPiece();
    rethrow();
  }

  /** Starts each thread once; should memory end on the way, those that started go on alone. */
  private void start() {
    if (!started) {
      started = true;
      for (Thread thread : threads) {
        thread.start();
      }
    }
  }

  private void rethrow() {
    Throwable thrown = failure.getAndSet(null);
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private static int roundOf(long drawn) {
    return (int) (drawn >>> Integer.SIZE);
  }

  /** Does pieces of the round until none is left, or another round has begun. */
  private void take(int worker, int round) {
    for (long drawn = ticket.get(); roundOf(drawn) == round; drawn = ticket.get()) {
      int left = (int) drawn;
      Work current = work;
      int index = count - left;
      if (current == null || left == 0) {
        return;
      }
      if (ticket.compareAndSet(drawn, drawn - 1)) {
        doPiece(current, worker, index);
      }
    }
  }

  private void doPiece(Work current, int worker, int index) {
    try {
      current.run(worker, index);
      // checkstyle off: IllegalCatch because memory may run out here, and the caller must hear of
      // it
    } catch (RuntimeException | Error thrown) {
      // checkstyle on: IllegalCatch
      failure.compareAndSet(null, thrown);
    } finally {
      undone.decrementAndGet();
    }
  }

  private void awaitLastPiece() {
    for (int spins = 0; undone.get() > 0; spins++) {
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
      served = roundOf(ticket.get());
      take(worker, served);
    }
  }

  /** Waits for a round after {@code served}; false when the pool was closed. */
  private boolean awaitRound(int served) {
    long sleepAt = System.nanoTime() + SPIN_NANOS;
    while (roundOf(ticket.get()) == served) {
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

  /** Ends the threads, once they have nothing left to do. */
  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}
