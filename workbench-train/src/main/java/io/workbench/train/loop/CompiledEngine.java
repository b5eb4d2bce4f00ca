package io.workbench.train.loop;

import io.workbench.data.record.WindowRecordReader;
import io.workbench.data.window.Windows;
import io.workbench.models.ModelSpec;
import io.workbench.models.kernel.CompiledNetwork;
import io.workbench.models.kernel.EngineSettings;
import io.workbench.train.backend.NativeThreads;
import io.workbench.train.spec.TrainingSpec;
import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * The ComputationGraph compiled to CPU kernels. It starts from the graph's own initial parameters,
 * and writes back to it what is to be saved.
 */
public final class CompiledEngine implements Engine {
  /** Name in specs and results. */
  public static final String NAME = "compiled";

  private final ComputationGraph graph;
  private final CompiledNetwork network;
  private final GraphListeners listeners;
  private final HeardStep heardStep;
  private final int batchSize;
  private final int threads;
  private float[] windowValues = new float[0];
  private float[] targets = new float[0];

  /**
   * A new network.
   *
   * @param features inputs a step
   * @param seeds of the initial parameters and of dropout
   */
  public CompiledEngine(ModelSpec model, int features, TrainingSpec training, RunSeeds seeds) {
    threads = training.threadsOr(Runtime.getRuntime().availableProcessors());
    NativeThreads.use(1);
    graph = model.graph(features, training.optimizerSpec(), seeds.init());
    double maxNorm = training.clipNorm() > 0 ? training.clipNorm() : Double.POSITIVE_INFINITY;
    network = CompiledNetwork.compile(graph, new EngineSettings(threads, maxNorm, seeds.dropout()));
    listeners = new GraphListeners(graph);
    heardStep = new HeardStep(network, graph, listeners, features);
    batchSize = training.batchSize();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return NAME + " (" + network.description() + ")";
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public void listen(SampledListener listener) {
    listeners.add(listener);
  }

  /** What is dropped follows from the run's seed and the number of the step, not of the epoch. */
  @Override
  public void startEpoch(int epoch, double learningRate, long dropoutSeed) {
    network.learningRate(learningRate);
    listeners.startEpoch(epoch);
  }

  @Override
  public void endEpoch() {
    listeners.endEpoch();
  }

  @Override
  public void step(WindowRecordReader reader, StepListener listener) {
    makeRoom(reader.windows(), batchSize);
    int count = reader.nextInto(windowValues, targets);
    int steps = reader.windows().steps();
    double loss =
        listeners.hear(network.iteration())
            ? heardStep.take(windowValues, targets, count, steps)
            : network.trainStep(windowValues, targets, count, steps);
    listener.onStep(count, loss, network.gradientNorm());
  }

  @Override
  public float[] predict(Windows windows) {
    return CompiledForecast.of(network, windows);
  }

  /** The optimizer's memory is Adam's mean, then its variance, both in the graph's order. */
  @Override
  public EngineState state() {
    int size = network.parameterCount();
    float[] parameters = new float[size];
    float[] mean = new float[size];
    float[] variance = new float[size];
    network.readParameters(parameters);
    network.readMoments(mean, variance);
    float[] moments = new float[2 * size];
    System.arraycopy(mean, 0, moments, 0, size);
    System.arraycopy(variance, 0, moments, size, size);
    return new EngineState(parameters, moments, network.iteration());
  }

  @Override
  public void restore(EngineState state) {
    int size = network.parameterCount();
    network.writeParameters(state.parameters());
    network.writeMoments(
        Arrays.copyOf(state.optimizer(), size),
        Arrays.copyOfRange(state.optimizer(), size, 2 * size),
        state.iterations());
  }

  @Override
  public void useParameters(float[] parameters) {
    network.writeParameters(parameters);
  }

  @Override
  public ComputationGraph graph() {
    network.writeBackTo(graph);
    return graph;
  }

  @Override
  public void close() {
    network.close();
  }

  private void makeRoom(Windows windows, int batch) {
    if (targets.length != batch) {
      targets = new float[batch];
      windowValues = new float[batch * windows.steps() * windows.features()];
    }
  }
}
