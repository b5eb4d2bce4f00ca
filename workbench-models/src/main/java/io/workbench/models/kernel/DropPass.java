package io.workbench.models.kernel;

/**
 * Dropout of a state, [steps · rows, directions · units], run over the rows of a pass.
 *
 * <p>A number's counter is its place in [batch, steps, directions · hidden size] of the whole
 * batch, so that neither the padding nor the way a batch is cut decides what is dropped.
 */
final class DropPass {
  private final Kernels kernels;
  private final Matrix factors;
  private final Matrix[] sources;
  private final Matrix[] factorParts;
  private final Matrix[] targets;
  private final Matrix target;
  private final int steps;
  private final int hidden;
  private final int directions;

  /**
   * @param source [steps · rows, directions · units]
   * @param hidden hidden size, without padding
   */
  DropPass(Kernels kernels, Matrix source, int steps, int hidden, int directions) {
    this.kernels = kernels;
    this.steps = steps;
    this.hidden = hidden;
    this.directions = directions;
    factors = Matrix.zeros(source.rows, source.columns);
    target = Matrix.zeros(source.rows, source.columns);
    sources = parts(source);
    factorParts = parts(factors);
    targets = parts(target);
  }

  /** The parts of one step and direction each. */
  private Matrix[] parts(Matrix all) {
    Matrix[] parts = new Matrix[steps * directions];
    int rows = all.rows / steps;
    int units = all.columns / directions;
    for (int index = 0; index < parts.length; index++) {
      int time = index / directions;
      parts[index] = all.rows(time * rows, rows).columns(index % directions * units, units);
    }
    return parts;
  }

  /** What is left, the same shape as the source. */
  Matrix target() {
    return target;
  }

  /** Drops with {@code key}; the first row is window {@code firstWindow} of the batch. */
  void forward(DropoutKey key, int firstWindow) {
    int pitch = steps * directions * hidden;
    for (int index = 0; index < sources.length; index++) {
      int element = firstWindow * pitch + index * hidden;
      kernels.drop(key, element, pitch, sources[index], factorParts[index], targets[index]);
    }
  }

  /** From the gradient of what is left to that of the source, in place. */
  void backward(Matrix gradient) {
    kernels.multiply(gradient, factors);
  }
}
