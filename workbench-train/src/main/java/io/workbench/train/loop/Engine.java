package io.workbench.train.loop;

import io.workbench.data.record.WindowRecordReader;
import io.workbench.data.window.Windows;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Computes the training steps and forecasts of one network. An engine belongs to the thread that
 * made it.
 */
public interface Engine extends AutoCloseable {
  /** One training step that was taken. */
  interface StepListener {
    /**
     * Called after each step.
     *
     * @param windows in the batch
     * @param loss mean squared error of the standardised target before the step
     * @param gradientNorm norm of the whole network's mean gradient before clipping
     */
    void onStep(int windows, double loss, double gradientNorm);
  }

  /** Name in results: {@code dl4j} or {@code compiled}. */
  String name();

  /** The name, with whatever else decides the last bits of what is computed. */
  String description();

  /** Threads that compute; their number changes no result. */
  int threads();

  /** Lets a listener hear the epochs and steps to come, which it does not change. */
  void listen(SampledListener listener);

  /**
   * Makes ready for an epoch.
   *
   * @param epoch from 1
   * @param learningRate of all its steps
   * @param dropoutSeed decides all its dropout masks
   */
  void startEpoch(int epoch, double learningRate, long dropoutSeed);

  /** Ends an epoch that took all its steps. */
  void endEpoch();

  /** Takes one step on the reader's next batch; the reader must have one. */
  void step(WindowRecordReader reader, StepListener listener);

  /** Standardised forecasts of all windows in their own order, without dropout. */
  float[] predict(Windows windows);

  /** A copy of the present state. */
  EngineState state();

  /** Goes back to a state of an engine of the same kind and network. */
  void restore(EngineState state);

  /** Replaces the parameters alone, in the ComputationGraph's flattened order. */
  void useParameters(float[] parameters);

  /** The network as a graph that has the present parameters. */
  ComputationGraph graph();

  /** Ends the engine's own threads, where it has any. */
  @Override
  void close();
}
