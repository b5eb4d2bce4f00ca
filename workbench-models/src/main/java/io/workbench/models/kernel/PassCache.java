package io.workbench.models.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The passes of one thread, made when first asked for: one for each number of rows, of the last
 * number of steps.
 */
final class PassCache {

  /**
   * Most windows that are run together, and so the size of a batch's shards. 8 cost 5 % more time
   * on one thread, 32 left a batch of 32 to a single thread.
   */
  static final int MAX_ROWS = 16;

  private final Kernels kernels;
  private final NetworkPlan plan;
  private final boolean training;
  private final @Nullable NetworkPass[] byRows = new NetworkPass[MAX_ROWS + 1];
  private int steps;

  PassCache(Kernels kernels, NetworkPlan plan, boolean training) {
    this.kernels = kernels;
    this.plan = plan;
    this.training = training;
  }

  NetworkPass get(int rows, int stepCount) {
    if (stepCount != steps) {
      Arrays.fill(byRows, null);
      steps = stepCount;
    }
    NetworkPass pass = byRows[rows];
    if (pass == null) {
      pass = new NetworkPass(new PassShape(kernels, plan, rows, stepCount, training));
      byRows[rows] = pass;
    }
    return pass;
  }
}
