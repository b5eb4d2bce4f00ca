package io.workbench.models.kernel;

/**
 * Pools the states of all steps by attention, given each one's score: with sₜ = qᵀhₜ,
 *
 * <pre>
 *   α = softmaxₜ(s / √d)      context = Σₜ αₜ hₜ
 *   dαₜ = dcontext · hₜ       dsₜ = αₜ (dαₜ - Σᵤ αᵤ dαᵤ) / √d       dhₜ = αₜ dcontext   (and what comes through s)
 * </pre>
 */
final class AttentionPooling {
  private final Kernels kernels;
  private final int steps;
  private final float scale;
  private final Matrix states;
  private final Matrix stateGradients;
  private final Matrix scores;
  private final Matrix scoreGradients;
  private final Matrix context;
  private final Matrix contextGradient;
  private final float[] weights;
  private final float[] sums;

  /**
   * @param states [steps · rows, units of both directions]
   * @param stateGradients the same shape
   * @param scores the map that makes scores of states
   * @param width states' width without padding, the d of the formula
   */
  AttentionPooling(
      PassShape shape, Matrix states, Matrix stateGradients, LinearPass scores, int width) {
    kernels = shape.kernels();
    steps = shape.steps();
    scale = (float) (1 / Math.sqrt(width));
    this.states = states;
    this.stateGradients = stateGradients;
    this.scores = scores.output();
    scoreGradients = scores.outputGradient();
    context = Matrix.zeros(shape.rows(), this.states.columns);
    contextGradient = Matrix.zeros(shape.rows(), this.states.columns);
    weights = new float[steps * shape.rows()];
    sums = new float[kernels.lanes()];
  }

  /** [rows, units of both directions]. */
  Matrix context() {
    return context;
  }

  /** The gradient of the context, same shape, to be set before backward. */
  Matrix contextGradient() {
    return contextGradient;
  }

  void forward() {
    context.clear();
    for (int row = 0; row < context.rows; row++) {
      softmax(row);
      for (int time = 0; time < steps; time++) {
        int state = time * context.rows + row;
        kernels.addScaled(
            weights[state],
            states.data,
            states.at(state, 0),
            context.data,
            context.at(row, 0),
            context.columns);
      }
    }
  }

  /** The largest score is taken off first, so that no power overflows. */
  private void softmax(int row) {
    int rows = context.rows;
    float largest = Float.NEGATIVE_INFINITY;
    for (int time = 0; time < steps; time++) {
      largest = Math.max(largest, scores.data[scores.at(time * rows + row, 0)]);
    }
    double sum = 0;
    for (int time = 0; time < steps; time++) {
      float score = scores.data[scores.at(time * rows + row, 0)];
      double power = Math.exp(((double) score - largest) * scale);
      weights[time * rows + row] = (float) power;
      sum += power;
    }
    for (int time = 0; time < steps; time++) {
      weights[time * rows + row] = (float) (weights[time * rows + row] / sum);
    }
  }

  /** Adds to the states' gradients, and sets those of the scores. */
  void backward() {
    for (int row = 0; row < context.rows; row++) {
      float mean = weightGradients(row);
      for (int time = 0; time < steps; time++) {
        int state = time * context.rows + row;
        int score = scoreGradients.at(state, 0);
        scoreGradients.data[score] = weights[state] * (scoreGradients.data[score] - mean) * scale;
        kernels.addScaled(
            weights[state],
            contextGradient.data,
            contextGradient.at(row, 0),
            stateGradients.data,
            stateGradients.at(state, 0),
            context.columns);
      }
    }
  }

  /** Leaves dα where the scores' gradients will be, and returns Σ α dα. */
  private float weightGradients(int row) {
    float mean = 0;
    for (int time = 0; time < steps; time++) {
      int state = time * context.rows + row;
      float gradient =
          kernels.dot(
              contextGradient.data,
              contextGradient.at(row, 0),
              states.data,
              states.at(state, 0),
              context.columns,
              sums);
      scoreGradients.data[scoreGradients.at(state, 0)] = gradient;
      mean += weights[state] * gradient;
    }
    return mean;
  }
}
