package io.workbench.models.kernel.benchmark;

import io.workbench.models.kernel.KernelProvider;

/**
 * A loop that does nothing but independent multiply-adds in registers, x ← 0.999 x + 0.001, to
 * measure how many there can be.
 */
sealed interface MultiplyAddLoop permits ScalarMultiplyAddLoop, VectorMultiplyAddLoop {

  /** The loop that uses what the compiled engine uses. */
  static MultiplyAddLoop best() {
    return KernelProvider.vectorApi() ? new VectorMultiplyAddLoop() : new ScalarMultiplyAddLoop();
  }

  /** Multiply-adds of one round. */
  int multiplyAddsInRound();

  /**
   * Runs the loop.
   *
   * @return the sum of all numbers that were worked on, so that none can be left out
   */
  float run(int rounds);
}
