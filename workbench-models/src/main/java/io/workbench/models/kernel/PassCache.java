package io.workbench.models.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The passes of one thread, made when first asked for: one for each number of rows, of the last
 * number of steps.
 *
 * @param <P> what a pass is
 */
final class PassCache<P> {

  /** Makes a pass. */
  interface Maker<P> {
    P make(int rows, int steps);
  }

  private final Maker<P> maker;
  private final List<@Nullable P> byRows;
  private int steps;

  /**
   * @param maxRows most windows that are run together
   */
  PassCache(int maxRows, Maker<P> maker) {
    this.maker = maker;
    byRows = new ArrayList<>(Collections.nCopies(maxRows + 1, null));
  }

  P get(int rows, int stepCount) {
    if (stepCount != steps) {
      Collections.fill(byRows, null);
      steps = stepCount;
    }
    P pass = byRows.get(rows);
    if (pass == null) {
      pass = maker.make(rows, stepCount);
      byRows.set(rows, pass);
    }
    return pass;
  }
}
