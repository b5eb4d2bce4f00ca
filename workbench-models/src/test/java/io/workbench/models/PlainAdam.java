package io.workbench.models;

/** Adam written from its equations, in plain Java and double precision, as the tests' reference. */
final class PlainAdam {
  private final double[] m;
  private final double[] v;
  private int step;

  PlainAdam(int parameters) {
    m = new double[parameters];
    v = new double[parameters];
  }

  /** Moves w in place; gradient is the clipped mean gradient without weight decay. */
  void move(double[] w, double[] gradient, OptimizerSpec optimizer, double learningRate) {
    step++;
    boolean coupled = optimizer.kind().equals("adam");
    double correction = Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
    for (int i = 0; i < w.length; i++) {
      double decay = optimizer.weightDecay() * w[i];
      double g = gradient[i] + (coupled ? decay : 0);
      m[i] = 0.9 * m[i] + 0.1 * g;
      v[i] = 0.999 * v[i] + 0.001 * g * g;
      double move = learningRate * correction * m[i] / (Math.sqrt(v[i]) + 1e-8);
      w[i] -= move + (coupled ? 0 : learningRate * decay);
    }
  }

  double[] mean() {
    return m;
  }

  double[] meanSquare() {
    return v;
  }
}
