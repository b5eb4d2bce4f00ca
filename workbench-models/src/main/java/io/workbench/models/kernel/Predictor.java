package io.workbench.models.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Predicts on one thread, with memory of its own; allocates nothing once a number of windows has
 * been seen.
 */
final class Predictor {
  /**
   * Most windows that are run together: a panel of weights that has come to the nearest cache then
   * serves eight tiles of four windows, and a network's states fit the next one.
   */
  static final int MAX_ROWS = 32;

  private final PassCache<InferencePass> passes;
  private final TrainingStep source;
  private final @Nullable LstmParameters copied;
  private int version = -1;

  /**
   * @param source has the parameters, which may change from one call to the next
   */
  Predictor(Kernels kernels, NetworkPlan plan, TrainingStep source) {
    this.source = source;
    NetworkTensors tensors = source.tensors();
    LstmParameters parameters =
        plan.cell() == CellKind.LSTM ? new LstmParameters(plan, kernels.lanes(), tensors) : null;
    copied = parameters;
    passes =
        new PassCache<>(
            MAX_ROWS,
            (rows, steps) -> {
              PassShape shape = new PassShape(kernels, plan, rows, steps, false);
              return parameters == null
                  ? new ForwardInference(shape, tensors)
                  : new LstmInference(shape, parameters);
            });
  }

  /**
   * Predicts {@code count} windows from number {@code first} on.
   *
   * @param windows at least [first + count, steps, features]
   * @param outputs at least [first + count]
   */
  void predict(float[] windows, int first, int count, int steps, float[] outputs) {
    refresh();
    int done = 0;
    while (done < count) {
      int rows = Math.min(MAX_ROWS, count - done);
      InferencePass pass = passes.get(rows, steps);
      pass.run(windows, first + done);
      for (int row = 0; row < rows; row++) {
        outputs[first + done + row] = pass.output(row);
      }
      done += rows;
    }
  }

  /** Copies the parameters again if they have changed. */
  private void refresh() {
    if (copied != null && version != source.version()) {
      copied.refresh();
      version = source.version();
    }
  }
}
