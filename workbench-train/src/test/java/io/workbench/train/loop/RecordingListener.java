package io.workbench.train.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes down which calls it gets, and copies what a call may look at. */
final class RecordingListener extends BaseTrainingListener {
  /** Calls with the iteration and the epoch that the model counts then. */
  final List<String> calls = new ArrayList<>();

  /** Every array that a call may look at, by call, iteration and name. */
  final Map<String, float[]> arrays = new LinkedHashMap<>();

  @Override
  public void onEpochStart(Model model) {
    note("epochStart", model);
  }

  @Override
  public void onEpochEnd(Model model) {
    note("epochEnd", model);
  }

  @Override
  public void onForwardPass(Model model, Map<String, INDArray> activations) {
    copy(note("forward", model), activations);
  }

  @Override
  public void onBackwardPass(Model model) {
    copy(note("backward", model), model.gradient().gradientForVariable());
  }

  @Override
  public void onGradientCalculation(Model model) {
    copy(note("gradient", model), model.gradient().gradientForVariable());
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    String call = note("done", model);
    calls.add("told " + iteration + " in epoch " + epoch);
    copy(call + " parameters", model.paramTable());
    copy(call + " update", model.gradient().gradientForVariable());
    arrays.put(call + " all", model.params().toFloatVector());
  }

  private String note(String call, Model model) {
    ComputationGraph graph = (ComputationGraph) model;
    String noted = call + " " + graph.getIterationCount() + " in epoch " + graph.getEpochCount();
    calls.add(noted);
    return noted;
  }

  private void copy(String call, Map<String, INDArray> named) {
    named.forEach(
        (name, array) -> arrays.put(call + " " + name, array.dup().ravel().toFloatVector()));
  }
}
