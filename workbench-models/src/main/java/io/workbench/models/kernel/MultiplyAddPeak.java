package io.workbench.models.kernel;

/**
 * The most multiply-adds a second that a machine can do: what a loop over registers alone reaches.
 */
final class MultiplyAddPeak {
  private static final int ROUNDS = 200_000;
  private static final int REPETITIONS = 20;

  private MultiplyAddPeak() {}

  /** Operations a second of all threads together, two for each multiply-add, in units of 10⁹. */
  static double gflops(Kernels kernels, int threads) {
    double best = 0;
    float[] results = new float[threads];
    try (WorkerPool pool = new WorkerPool(threads)) {
      WorkerPool.Work work = (worker, index) -> results[index] = kernels.multiplyAddOnly(ROUNDS);
      for (int repetition = 0; repetition < REPETITIONS; repetition++) {
        long start = System.nanoTime();
        pool.run(work, threads);
        double seconds = (System.nanoTime() - start) / 1e9;
        double operations = 2.0 * threads * ROUNDS * kernels.multiplyAddsInRound();
        best = Math.max(best, operations / seconds / 1e9);
      }
    }
    return best;
  }
}
