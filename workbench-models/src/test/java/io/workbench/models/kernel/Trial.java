package io.workbench.models.kernel;

import io.workbench.models.ModelSpec;
import io.workbench.models.OptimizerSpec;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A small network and batch that both engines are run on.
 *
 * @param model kind, hidden size, layers and dropout
 */
record Trial(ModelSpec model, int features, int batch, int steps, OptimizerSpec optimizer) {
  static final OptimizerSpec ADAM = new OptimizerSpec(OptimizerSpec.ADAM, 1e-3, 1e-2);

  static Trial of(String kind, int hidden, int layers, int batch, int steps) {
    return new Trial(ModelSpec.of(kind, hidden, layers, 0), 5, batch, steps, ADAM);
  }

  Trial with(OptimizerSpec other) {
    return new Trial(model, features, batch, steps, other);
  }

  Trial withDropout(double dropout) {
    ModelSpec other = ModelSpec.of(model.kind(), model.hiddenSize(), model.layers(), dropout);
    return new Trial(other, features, batch, steps, optimizer);
  }

  ComputationGraph graph() {
    return model.graph(features, optimizer, 11);
  }

  /** Standard normal windows, [batch, steps, features]. */
  float[] windows(long seed) {
    return normal(seed, batch * steps * features);
  }

  float[] targets(long seed) {
    return normal(seed + 1000, batch);
  }

  private static float[] normal(long seed, int count) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int index = 0; index < count; index++) {
      values[index] = (float) random.nextGaussian();
    }
    return values;
  }

  /** The same windows as a graph wants them, [batch, features, steps]. */
  INDArray input(long seed) {
    return Nd4j.createFromArray(windows(seed))
        .reshape(batch, steps, features)
        .permute(0, 2, 1)
        .dup('c');
  }

  DataSet data(long seed) {
    return new DataSet(input(seed), Nd4j.createFromArray(targets(seed)).reshape(batch, 1));
  }

  CompiledNetwork compile(ComputationGraph graph, Kernels kernels, int threads) {
    return CompiledNetwork.compile(graph, new EngineSettings(threads, 1, 5), kernels);
  }

  /**
   * γₙ = n u / (1 - n u), u = 2⁻²⁴: the bound of the relative error of n roundings in a row
   * (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1). n counts the longest way
   * from an input to a gradient: each layer and step sums over its inputs and its last state and
   * passes some 30 roundings of gates (their functions count 5 each), there and back; then come the
   * head, and the sum over steps and batch.
   */
  double gamma() {
    int width = 2 * model.hiddenSize();
    int step = Math.max(width, features) + width + 30;
    double n = 2.0 * model.layers() * steps * step + 3.0 * width + (double) batch * steps;
    double nu = n * Math.pow(2, -24);
    return nu / (1 - nu);
  }
}
