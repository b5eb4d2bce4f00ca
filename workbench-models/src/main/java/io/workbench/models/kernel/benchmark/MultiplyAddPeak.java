package io.workbench.models.kernel.benchmark;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The most multiply-adds a second that a machine can do: what a loop over registers alone reaches.
 */
final class MultiplyAddPeak {

  /** Some milliseconds of rounds, beside which the 50 µs of waking a thread are little. */
  private static final int ROUNDS = 2_000_000;

  private static final int REPETITIONS = 20;

  private MultiplyAddPeak() {}

  /** Operations a second of all threads together, two for each multiply-add, in units of 10⁹. */
  static double gflops(MultiplyAddLoop loop, int threads) {
    double operations = 2.0 * threads * ROUNDS * loop.multiplyAddsInRound();
    double best = 0;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int repetition = 0; repetition < REPETITIONS; repetition++) {
        best = Math.max(best, operations / seconds(loop, threads, pool) / 1e9);
      }
    } finally {
      pool.shutdown();
    }
    return best;
  }

  /** Seconds until each thread has done all rounds. */
  private static double seconds(MultiplyAddLoop loop, int threads, ExecutorService pool) {
    CompletableFuture<?>[] sums = new CompletableFuture<?>[threads];
    long start = System.nanoTime();
    for (int thread = 0; thread < threads; thread++) {
      sums[thread] = CompletableFuture.supplyAsync(() -> loop.run(ROUNDS), pool);
    }
    CompletableFuture.allOf(sums).join();
    return (System.nanoTime() - start) / 1e9;
  }
}
