package io.workbench.models.kernel;

import java.util.Arrays;

/**
 * Predicts on one thread, with memory of its own: no lock, and no allocation once a number of
 * windows has been seen. Make one for each thread with {@link CompiledNetwork#predictor}.
 */
public final class Predictor {
  private final PassCache passes;
  private final NetworkTensors tensors;
  private final DropoutKey[] keys;

  Predictor(Kernels kernels, NetworkPlan plan, NetworkTensors tensors) {
    this.passes = new PassCache(kernels, plan, false);
    this.tensors = tensors;
    this.keys = new DropoutKey[plan.layers()];
    Arrays.fill(keys, new DropoutKey(0));
  }

  /**
   * The output for one window.
   *
   * @param window at least [steps, features]
   */
  public float predict(float[] window, int steps) {
    NetworkPass pass = passes.get(1, steps);
    pass.load(window, 0);
    pass.forward(tensors, keys, 0);
    return pass.output(0);
  }

  /**
   * Predicts {@code count} windows from number {@code first} on.
   *
   * @param windows at least [first + count, steps, features]
   * @param outputs at least [first + count]
   */
  public void predict(float[] windows, int first, int count, int steps, float[] outputs) {
    int done = 0;
    while (done < count) {
      int rows = Math.min(PassCache.MAX_ROWS, count - done);
      NetworkPass pass = passes.get(rows, steps);
      pass.load(windows, first + done);
      pass.forward(tensors, keys, first + done);
      for (int row = 0; row < rows; row++) {
        outputs[first + done + row] = pass.output(row);
      }
      done += rows;
    }
  }
}
