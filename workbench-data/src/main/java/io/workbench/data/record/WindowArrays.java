package io.workbench.data.record;

import io.workbench.data.window.Windows;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gathers windows into the arrays that a network takes. */
final class WindowArrays {
  private final Windows windows;
  private final float[] window;

  WindowArrays(Windows windows) {
    this.windows = windows;
    this.window = new float[windows.steps() * windows.features()];
  }

  /**
   * Features of some windows.
   *
   * @param order numbers of windows, read from {@code from} on
   * @param count how many
   * @return {@code [count, features, steps]}, contiguous in 'c' order: a permuted view of the
   *     natural layout would be cheaper to make, but every operation on it dearer
   */
  INDArray features(int[] order, int from, int count) {
    int features = windows.features();
    int steps = windows.steps();
    float[] values = new float[count * window.length];
    for (int at = 0; at < count; at++) {
      windows.copyWindow(order[from + at], window, 0);
      transpose(values, at * window.length, features, steps);
    }
    return Nd4j.createFromArray(values).reshape(count, features, steps);
  }

  /** Standardised targets, {@code [count, 1]}. */
  INDArray labels(int[] order, int from, int count) {
    float[] values = new float[count];
    for (int at = 0; at < count; at++) {
      values[at] = windows.target(order[from + at]);
    }
    return Nd4j.createFromArray(values).reshape(count, 1);
  }

  private void transpose(float[] values, int offset, int features, int steps) {
    for (int step = 0; step < steps; step++) {
      for (int feature = 0; feature < features; feature++) {
        values[offset + feature * steps + step] = window[step * features + feature];
      }
    }
  }
}
