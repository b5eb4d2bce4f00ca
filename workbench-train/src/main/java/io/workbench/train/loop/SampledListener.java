package io.workbench.train.loop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A DL4J listener that hears of the iterations only some: those whose number, from 0, is a multiple
 * of n, along with every epoch's start and end; or as many as a share of the time allows, and then
 * nothing of epochs, for which the graph would have to be given all parameters however short they
 * are.
 *
 * <p>Whatever engine computes, the listener is called in DL4J's order with a ComputationGraph:
 *
 * <ol>
 *   <li>{@code onForwardPass} with the layers' activations, the output's not among them; of the
 *       compiled engine those without dropout;
 *   <li>{@code onBackwardPass}, the gradient being the batch's sum;
 *   <li>{@code onGradientCalculation}, the gradient being that sum after clipping;
 *   <li>{@code iterationDone}, the parameters being those after the step, the gradient what the
 *       step took off them, and the score the loss before it with the penalty of a coupled decay.
 * </ol>
 *
 * A listener only listens: it must not write to the graph. One that counts its calls, as those that
 * tell batches a second do, counts what it heard. A run that was cut within an epoch takes the
 * epoch's steps again when it is resumed, so a listener may hear their numbers twice.
 */
public final class SampledListener implements TrainingListener {
  private final TrainingListener listener;
  private final IterationSampling sampling;
  private final boolean hearsEpochs;
  private int hearing = -1;
  private long began;
  private long listenedNanos;

  /**
   * Samples a listener's iterations.
   *
   * @param everyIterations at least 1; on the compiled engine an iteration that is heard costs
   *     several times one that is not
   */
  public SampledListener(TrainingListener listener, int everyIterations) {
    this(listener, IterationSampling.every(everyIterations), true);
  }

  private SampledListener(
      TrainingListener listener, IterationSampling sampling, boolean hearsEpochs) {
    this.listener = listener;
    this.sampling = sampling;
    this.hearsEpochs = hearsEpochs;
  }

  /**
   * Lets a listener hear as many iterations as take up no more than a share of the training time.
   *
   * @param share of the time, in (0, 1)
   * @param shortestPause between two iterations that are heard
   */
  public static SampledListener paced(
      TrainingListener listener, double share, Duration shortestPause) {
    return new SampledListener(
        listener, new PacedSampling(share, shortestPause, System::nanoTime), false);
  }

  /** The same listener, which hears nothing while the gate is shut. */
  public SampledListener onlyWhile(BooleanSupplier open) {
    return new SampledListener(listener, sampling.onlyWhile(open), hearsEpochs);
  }

  /** Whether the listener hears the iteration with this number, from 0. */
  boolean hears(int iteration) {
    boolean hears = sampling.hears(iteration);
    if (hears && iteration != hearing) {
      hearing = iteration;
      began = System.nanoTime();
    }
    return hears;
  }

  boolean hearsEpochs() {
    return hearsEpochs;
  }

  /**
   * Time of the iterations that were heard, so far. Their own steps are a part of it, so that it is
   * more than what listening cost.
   */
  public Duration listened() {
    return Duration.ofNanos(listenedNanos);
  }

  @Override
  public void onEpochStart(Model model) {
    if (hearsEpochs) {
      listener.onEpochStart(model);
    }
  }

  @Override
  public void onEpochEnd(Model model) {
    if (hearsEpochs) {
      listener.onEpochEnd(model);
    }
  }

  @Override
  public void onForwardPass(Model model, List<INDArray> activations) {
    if (hears(iterationOf(model))) {
      listener.onForwardPass(model, activations);
    }
  }

  @Override
  public void onForwardPass(Model model, Map<String, INDArray> activations) {
    if (hears(iterationOf(model))) {
      listener.onForwardPass(model, activations);
    }
  }

  @Override
  public void onBackwardPass(Model model) {
    if (hears(iterationOf(model))) {
      listener.onBackwardPass(model);
    }
  }

  @Override
  public void onGradientCalculation(Model model) {
    if (hears(iterationOf(model))) {
      listener.onGradientCalculation(model);
    }
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    if (hears(iteration)) {
      listener.iterationDone(model, iteration, epoch);
      sampling.heard();
      listenedNanos += System.nanoTime() - began;
    }
  }

  /** DL4J counts an iteration only after it has called {@code iterationDone}. */
  private static int iterationOf(Model model) {
    return ((ComputationGraph) model).getIterationCount();
  }
}
