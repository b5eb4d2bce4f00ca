package io.workbench.train.loop;

import io.workbench.data.record.WindowRecordReader;
import io.workbench.data.window.Windows;
import io.workbench.models.GlobalNormClipping;
import io.workbench.models.LearningRates;
import io.workbench.models.ModelSpec;
import io.workbench.train.backend.Backend;
import io.workbench.train.backend.NativeThreads;
import io.workbench.train.spec.TrainingSpec;
import org.deeplearning4j.datasets.datavec.RecordReaderMultiDataSetIterator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** The ComputationGraph itself: the reference for every other engine, and what runs on CUDA. */
public final class Dl4jEngine implements Engine {
  /** Name in specs and results. */
  public static final String NAME = "dl4j";

  private final ComputationGraph graph;
  private final GlobalNormClipping clipping;
  private final GraphListeners listeners;
  private final int batchSize;
  private final int threads;
  private @Nullable WindowRecordReader reader;
  private @Nullable RecordReaderMultiDataSetIterator batches;

  /**
   * A new network.
   *
   * @param features inputs a step
   * @param initSeed decides the initial parameters
   */
  public Dl4jEngine(ModelSpec model, int features, TrainingSpec training, long initSeed) {
    threads = training.threadsOr(1);
    NativeThreads.use(threads);
    graph = model.graph(features, training.optimizerSpec(), initSeed);
    double maxNorm = training.clipNorm();
    clipping = new GlobalNormClipping(maxNorm > 0 ? maxNorm : Double.POSITIVE_INFINITY);
    graph.addListeners(clipping);
    listeners = new GraphListeners(graph);
    batchSize = training.batchSize();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return NAME + " (" + Backend.running() + ")";
  }

  @Override
  public int threads() {
    return threads;
  }

  /** The graph itself calls the listener, after the clipping: it hears the clipped gradient. */
  @Override
  public void listen(SampledListener listener) {
    listeners.add(listener);
    graph.addListeners(listener);
  }

  @Override
  public void startEpoch(int epoch, double learningRate, long dropoutSeed) {
    LearningRates.set(graph, learningRate);
    Nd4j.getRandom().setSeed(dropoutSeed);
    listeners.startEpoch(epoch);
  }

  @Override
  public void endEpoch() {
    listeners.endEpoch();
  }

  @Override
  public void step(WindowRecordReader from, StepListener listener) {
    MultiDataSet batch = batchesOf(from).next();
    // DL4J's score holds the coupled weight decay's penalty, taken before the step; the loss does
    // not.
    double penalty = graph.calcRegularizationScore(true);
    graph.fit(batch);
    int windows = (int) batch.getLabels(0).size(0);
    listener.onStep(windows, graph.score() - penalty, clipping.lastNorm());
  }

  @Override
  public float[] predict(Windows windows) {
    return GraphForecast.of(graph, windows);
  }

  @Override
  public EngineState state() {
    return new EngineState(
        graph.params().toFloatVector(),
        graph.getUpdater().getUpdaterStateViewArray().toFloatVector(),
        graph.getConfiguration().getIterationCount());
  }

  @Override
  public void restore(EngineState state) {
    useParameters(state.parameters());
    graph.getUpdater().getUpdaterStateViewArray().assign(Nd4j.createFromArray(state.optimizer()));
    graph.getConfiguration().setIterationCount(state.iterations());
  }

  @Override
  public void useParameters(float[] parameters) {
    graph.setParams(Nd4j.createFromArray(parameters).reshape(1, parameters.length));
  }

  @Override
  public ComputationGraph graph() {
    return graph;
  }

  @Override
  public void close() {
    // The graph has no threads of its own.
  }

  private RecordReaderMultiDataSetIterator batchesOf(WindowRecordReader from) {
    RecordReaderMultiDataSetIterator present = batches;
    if (present == null || reader != from) {
      present = GraphForecast.batches(from, batchSize);
      batches = present;
      reader = from;
    }
    return present;
  }
}
