package io.workbench.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
  @Test
  void doesEachPieceOnceInEveryRound() {
    AtomicIntegerArray done = new AtomicIntegerArray(50);
    try (WorkerPool pool = new WorkerPool(4)) {
      for (int round = 0; round < 200; round++) {
        pool.run((worker, index) -> done.incrementAndGet(index), 50);
      }
    }
    for (int index = 0; index < 50; index++) {
      assertThat(done.get(index)).isEqualTo(200);
    }
  }

  /** Rounds of every size follow each other so fast that threads come late to most of them. */
  @Test
  void aThreadThatComesLateTakesNoPieceOfAnotherRound() {
    try (WorkerPool pool = new WorkerPool(4)) {
      for (int round = 0; round < 100_000; round++) {
        int pieces = 2 + round % 7;
        AtomicIntegerArray done = new AtomicIntegerArray(pieces);
        pool.run((worker, index) -> done.incrementAndGet(index), pieces);
        for (int index = 0; index < pieces; index++) {
          assertThat(done.get(index)).as("round %d, piece %d", round, index).isEqualTo(1);
        }
      }
    }
  }

  /**
   * A piece ends only when all are begun, so that each needs a thread of its own. The pause is two
   * hundred times as long as threads wait awake.
   */
  @Test
  void wakesThreadsThatHaveGoneToSleep() throws InterruptedException {
    try (WorkerPool pool = new WorkerPool(3)) {
      for (int round = 0; round < 5; round++) {
        CountDownLatch begun = new CountDownLatch(3);
        AtomicIntegerArray metAll = new AtomicIntegerArray(3);
        pool.run((worker, index) -> metAll.set(index, meets(begun) ? 1 : 0), 3);
        assertThat(metAll).as("round %d", round).hasToString("[1, 1, 1]");
        Thread.sleep(20);
      }
    }
  }

  private static boolean meets(CountDownLatch begun) {
    begun.countDown();
    try {
      return begun.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void failureReachesTheCallerAndThePoolGoesOn() {
    try (WorkerPool pool = new WorkerPool(3)) {
      for (int piece = 0; piece < 6; piece++) {
        int bad = piece;
        assertThatThrownBy(() -> pool.run((worker, index) -> failAt(bad, index), 6))
            .hasMessage("piece " + bad);
      }
      pool.run((worker, index) -> failAt(6, index), 6);
    }
  }

  @Test
  void memoryThatRunsOutReachesTheCallerAndThePoolGoesOn() {
    try (WorkerPool pool = new WorkerPool(2)) {
      for (int piece = 0; piece < 40; piece++) {
        int bad = piece;
        assertThatThrownBy(
                () ->
                    pool.run(
                        (worker, index) -> {
                          if (index == bad) {
                            throw new OutOfMemoryError("piece " + bad);
                          }
                        },
                        40))
            .isInstanceOf(OutOfMemoryError.class)
            .hasMessage("piece " + bad);
      }
      pool.run((worker, index) -> failAt(40, index), 40);
    }
  }

  private static void failAt(int bad, int index) {
    if (index == bad) {
      throw new IllegalStateException("piece " + bad);
    }
  }

  @Test
  void aloneTheCallerDoesAllPieces() {
    List<Integer> done = new ArrayList<>();
    Thread caller = Thread.currentThread();
    try (WorkerPool pool = new WorkerPool(1)) {
      assertThat(pool.workers()).isEqualTo(1);
      pool.run(
          (worker, index) -> {
            assertThat(worker).isZero();
            assertThat(Thread.currentThread()).isSameAs(caller);
            done.add(index);
          },
          3);
    }
    assertThat(done).containsExactly(0, 1, 2);
  }

  @Test
  void aSinglePieceIsTheCallers() {
    List<Thread> doing = new ArrayList<>();
    try (WorkerPool pool = new WorkerPool(3)) {
      pool.run((worker, index) -> {}, 3);
      for (int round = 0; round < 50; round++) {
        pool.run((worker, index) -> doing.add(Thread.currentThread()), 1);
      }
    }
    assertThat(doing).hasSize(50).containsOnly(Thread.currentThread());
  }

  /** Each piece waits for all others, so that each of the three threads has one. */
  @Test
  void eachThreadHasANumberOfItsOwn() {
    CountDownLatch begun = new CountDownLatch(3);
    AtomicIntegerArray pieces = new AtomicIntegerArray(3);
    Thread[] threads = new Thread[3];
    try (WorkerPool pool = new WorkerPool(3)) {
      assertThat(pool.workers()).isEqualTo(3);
      pool.run(
          (worker, index) -> {
            meets(begun);
            pieces.incrementAndGet(worker);
            threads[worker] = Thread.currentThread();
          },
          3);
    }
    assertThat(pieces).hasToString("[1, 1, 1]");
    assertThat(threads[0]).isSameAs(Thread.currentThread());
    // So that a program may end without closing.
    assertThat(threads[1].isDaemon()).isTrue();
    assertThat(threads[2].isDaemon()).isTrue();
  }

  @Test
  void aClosedPoolRefusesWorkToShare() {
    WorkerPool pool = new WorkerPool(2);
    pool.close();
    assertThatThrownBy(() -> pool.run((worker, index) -> {}, 2))
        .hasMessage("A closed worker pool must not be given work.");
  }

  @Test
  void threadsThatHaveGoneToSleepEndWithThePool() throws InterruptedException {
    WorkerThreads threads = new WorkerThreads();
    WorkerPool pool = new WorkerPool(3);
    pool.run((worker, index) -> {}, 8);
    Set<Thread> started = threads.started();
    Thread.sleep(20);
    pool.close();
    for (Thread thread : started) {
      thread.join(10_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void threadsStartWithTheFirstWorkToShareAndEndWithThePool() throws InterruptedException {
    WorkerThreads threads = new WorkerThreads();
    WorkerPool pool = new WorkerPool(3);
    pool.run((worker, index) -> {}, 1);
    assertThat(threads.started()).isEmpty();
    pool.run((worker, index) -> {}, 8);
    Set<Thread> started = threads.started();
    assertThat(started).hasSize(2);
    pool.close();
    for (Thread thread : started) {
      thread.join(10_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }
}
