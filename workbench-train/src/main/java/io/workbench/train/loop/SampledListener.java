package io.workbench.train.loop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A DL4J listener that hears only some of the iterations, as many as a share of the time allows. It
 * hears nothing of epochs, for which the graph would have to be given all parameters however short
 * they are.
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
public final class SampledListener extends BaseTrainingListener {
  private final TrainingListener listener;
  private final IterationSampling sampling;
  private int hearing = -1;
  private long began;
  private long listenedNanos;

  /**
   * Samples a listener's iterations. On the compiled engine one that is heard costs several times
   * one that is not.
   */
  SampledListener(TrainingListener listener, IterationSampling sampling) {
    this.listener = listener;
    this.sampling = sampling;
  }

  /**
   * Lets a listener hear as many iterations as take up no more than a share of the training time.
   *
   * @param share of the time, in (0, 1)
   * @param shortestPause between two iterations that are heard
   */
  public static SampledListener paced(
      TrainingListener listener, double share, Duration shortestPause) {
    return new SampledListener(listener, new PacedSampling(share, shortestPause, System::nanoTime));
  }

  /** The same listener, which hears nothing while the gate is shut. */
  public SampledListener onlyWhile(BooleanSupplier open) {
    return new SampledListener(listener, sampling.onlyWhile(open));
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

  /**
   * Time of the iterations that were heard, so far. Their own steps are a part of it, so that it is
   * more than what listening cost.
   */
  public Duration listened() {
    return Duration.ofNanos(listenedNanos);
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
