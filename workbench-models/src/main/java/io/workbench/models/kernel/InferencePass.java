package io.workbench.models.kernel;

/** A network run over some windows for its outputs alone. Belongs to one thread at a time. */
sealed interface InferencePass permits LstmInference, ForwardInference {

  /** Runs windows, [windows, steps, features] row by row, from number {@code first} on. */
  void run(float[] windows, int first);

  /** The output for one of the windows. */
  float output(int row);
}
