package io.workbench.models.kernel;

import io.workbench.models.GlobalNormClipping;
import java.util.Locale;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A ComputationGraph of one of the four kinds, compiled to CPU kernels: training steps and
 * predictions over plain float arrays, equal to the graph's up to rounding.
 *
 * <p>Windows are row-major [windows, steps, features]; targets and outputs are [windows].
 * Parameters are exchanged in the order of the graph's flat vector. One thread at a time may train;
 * many may ask for predictions at once, but not while a training step runs. Nothing is allocated
 * once sizes have been seen.
 */
public final class CompiledNetwork implements AutoCloseable {
  private final NetworkPlan plan;
  private final EngineSettings settings;
  private final String description;
  private final ParameterLayout layout;
  private final AdamStep adam;
  private final WorkerPool pool;
  private final TrainingStep step;
  private final DropoutKey[] keys;
  private final BatchPredictor batches;
  private double learningRate;
  private double gradientNorm;
  private int iteration;

  private CompiledNetwork(NetworkPlan plan, EngineSettings settings, Kernels kernels) {
    this.plan = plan;
    this.settings = settings;
    description = kernels.description();
    layout = new ParameterLayout(plan, kernels.lanes());
    adam = new AdamStep(new float[layout.size()], plan.optimizer());
    pool = new WorkerPool(settings.threads());
    step = new TrainingStep(kernels, plan, layout, adam, pool);
    keys = new DropoutKey[plan.layers()];
    for (int layer = 0; layer < keys.length; layer++) {
      keys[layer] = new DropoutKey(plan.dropout());
    }
    batches = new BatchPredictor(kernels, plan, step, pool);
    learningRate = plan.optimizer().learningRate();
  }

  /**
   * Compiles an initialised graph, with its parameters, updater state and iteration, to the fastest
   * kernels that the virtual machine has.
   *
   * @throws UnsupportedGraphException when the graph has a part that the engine does not know
   */
  public static CompiledNetwork compile(ComputationGraph graph, EngineSettings settings) {
    return compile(graph, settings, KernelProvider.best());
  }

  static CompiledNetwork compile(ComputationGraph graph, EngineSettings settings, Kernels kernels) {
    CompiledNetwork network = new CompiledNetwork(GraphReader.read(graph), settings, kernels);
    network.readFrom(graph);
    return network;
  }

  /** Number of parameters, the length of flat vectors. */
  public int parameterCount() {
    return layout.flat().size();
  }

  /**
   * One training step: forward, backward through time, clipping by the global norm, weight decay,
   * Adam.
   *
   * @param windows at least [batch, steps, features]
   * @param targets at least [batch]
   * @return the mean squared error before the step, without the penalty of weight decay
   */
  public double trainStep(float[] windows, float[] targets, int batch, int steps) {
    double loss = differentiate(windows, targets, batch, steps);
    update();
    return loss;
  }

  /**
   * The second half of {@link #trainStep}: clipping, weight decay and Adam, with the gradient that
   * {@link #differentiate} left.
   */
  public void update() {
    adam.prepare(plan.optimizer(), learningRate, iteration, clipFactor());
    step.update();
    iteration++;
  }

  /**
   * What {@link GlobalNormClipping} multiplies the last gradient by, 1 where it is short enough.
   */
  public double clipFactor() {
    double scale = settings.clipNorm() / (gradientNorm + GlobalNormClipping.GUARD);
    return scale < 1 && Double.isFinite(gradientNorm) ? scale : 1;
  }

  /**
   * Computes the gradient of the mean squared error as {@link #trainStep} does, and moves nothing.
   *
   * @return the mean squared error
   */
  public double differentiate(float[] windows, float[] targets, int batch, int steps) {
    checkSizes(windows, batch, steps);
    if (batch > targets.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "There must be a target for each of %d windows, but there were %d.",
              batch,
              targets.length));
    }
    for (int layer = 0; layer < keys.length; layer++) {
      keys[layer].set(settings.dropoutSeed(), iteration, layer);
    }
    double loss = step.differentiate(windows, targets, batch, steps, keys);
    gradientNorm = step.gradientNorm();
    return loss;
  }

  /**
   * Predicts, using all threads of the engine; callers on several threads take turns.
   *
   * @param windows at least [count, steps, features]
   * @param outputs at least [count]
   */
  public void predict(float[] windows, int count, int steps, float[] outputs) {
    checkSizes(windows, count, steps);
    if (count > outputs.length) {
      throw new IllegalArgumentException(
          "There must be room for "
              + count
              + " outputs, but there was for "
              + outputs.length
              + ".");
    }
    batches.predict(windows, count, steps, outputs);
  }

  private void checkSizes(float[] windows, int count, int steps) {
    if (count < 1 || steps < 1 || windows.length < (long) count * steps * plan.features()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "windows must be at least [%d, %d, %d], none of them 0, but had %d numbers.",
              count,
              steps,
              plan.features(),
              windows.length));
    }
  }

  /** Norm of the mean gradient of the last step, before clipping. */
  public double gradientNorm() {
    return gradientNorm;
  }

  /** The learning rate of the next step. */
  public double learningRate() {
    return learningRate;
  }

  /** Sets the learning rate from the next step on. */
  public void learningRate(double rate) {
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException(
          "learningRate must be above 0 and finite, but was " + rate + ".");
    }
    learningRate = rate;
  }

  /** Steps done so far; decides Adam's bias correction and what is dropped. */
  public int iteration() {
    return iteration;
  }

  /** Copies the parameters to {@code flat}. */
  public void readParameters(float[] flat) {
    layout.flat().gather(adam.parameters, flat);
  }

  /** Sets the parameters from {@code flat}. */
  public void writeParameters(float[] flat) {
    layout.flat().scatter(flat, adam.parameters);
    step.parametersChanged();
  }

  /**
   * Copies the mean gradient of the last step, before clipping and weight decay, to {@code flat}.
   */
  public void readGradient(float[] flat) {
    layout.flat().gather(adam.gradient, flat);
  }

  /** Copies Adam's mean of gradients and mean of squared gradients. */
  public void readMoments(float[] mean, float[] variance) {
    layout.flat().gather(adam.mean, mean);
    layout.flat().gather(adam.variance, variance);
  }

  /** Sets Adam's state: the moments, and how many steps they are of. */
  public void writeMoments(float[] mean, float[] variance, int iterations) {
    layout.flat().scatter(mean, adam.mean);
    layout.flat().scatter(variance, adam.variance);
    iteration = iterations;
  }

  /** Takes over a graph's parameters, updater state, iteration and learning rate. */
  public void readFrom(ComputationGraph graph) {
    GraphExchange.read(graph, this);
  }

  /** Sets a graph's parameters, updater state, iteration and learning rate to the network's. */
  public void writeBackTo(ComputationGraph graph) {
    GraphExchange.write(this, graph);
  }

  /** The arithmetic in use, for logs and results. */
  public String description() {
    return description;
  }

  /** Ends the engine's threads. */
  @Override
  public void close() {
    pool.close();
  }
}
