package io.workbench.models.kernel.benchmark;

import io.workbench.models.kernel.CompiledNetwork;
import io.workbench.models.kernel.EngineSettings;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** An engine as a benchmark sees it. Windows are [windows, steps, features]. */
sealed interface BenchmarkSubject extends AutoCloseable {

  String engine();

  void train(float[] windows, float[] targets, int count);

  void predictOne(float[] window);

  void predict(float[] windows, int count);

  @Override
  void close();

  /** The compiled engine. */
  final class Compiled implements BenchmarkSubject {
    private final CompiledNetwork network;
    private final int steps;
    private float[] outputs = new float[1];

    Compiled(ComputationGraph graph, EngineSettings settings, int steps) {
      this.network = CompiledNetwork.compile(graph, settings);
      this.steps = steps;
    }

    @Override
    public String engine() {
      return "compiled (" + network.description() + ")";
    }

    @Override
    public void train(float[] windows, float[] targets, int count) {
      network.trainStep(windows, targets, count, steps);
    }

    @Override
    public void predictOne(float[] window) {
      network.predict(window, 1, steps, outputs);
    }

    @Override
    public void predict(float[] windows, int count) {
      if (outputs.length < count) {
        outputs = new float[count];
      }
      network.predict(windows, count, steps, outputs);
    }

    @Override
    public void close() {
      network.close();
    }
  }

  /** The ComputationGraph itself. */
  final class Graph implements BenchmarkSubject {
    private final ComputationGraph graph;
    private final int steps;
    private final int features;

    Graph(ComputationGraph graph, int steps, int features) {
      this.graph = graph;
      this.steps = steps;
      this.features = features;
    }

    @Override
    public String engine() {
      return "dl4j";
    }

    @Override
    public void train(float[] windows, float[] targets, int count) {
      graph.fit(
          new DataSet(input(windows, count), Nd4j.createFromArray(targets).reshape(count, 1)));
    }

    @Override
    public void predictOne(float[] window) {
      graph.output(input(window, 1));
    }

    @Override
    public void predict(float[] windows, int count) {
      graph.output(input(windows, count));
    }

    private INDArray input(float[] windows, int count) {
      return Nd4j.create(windows, new long[] {count, steps, features}, 'c').permute(0, 2, 1).dup();
    }

    @Override
    public void close() {
      graph.close();
    }
  }
}
