package io.workbench.models.kernel.benchmark;

import java.time.Duration;

/**
 * What a benchmark measures: the same work for every kind and engine, and for the peer it is
 * compared with.
 *
 * @param features inputs a step
 * @param steps time steps of a window
 * @param hidden hidden size
 * @param layers recurrent layers
 * @param dropout probability of dropping
 * @param batch windows in a training step
 * @param duration how long training steps are measured, after a warm-up of half as long
 * @param threads threads the engine may use
 */
public record BenchmarkSpec(
    int features,
    int steps,
    int hidden,
    int layers,
    double dropout,
    int batch,
    Duration duration,
    int threads) {

  /**
   * The default model on the default batch: 20 features, 12 steps, hidden 64, 2 layers, dropout
   * 0.2, batch 32.
   */
  public static BenchmarkSpec of(int threads, Duration duration) {
    return new BenchmarkSpec(20, 12, 64, 2, 0.2, 32, duration, threads);
  }
}
