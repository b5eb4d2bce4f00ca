package io.workbench.models.layer;

import java.util.Arrays;
import java.util.Locale;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs a {@link GruLayer}: keeps state, dropout and gradients where DL4J wants them, and leaves the
 * arithmetic to {@link GruPass}.
 */
final class GruLayerImpl extends BaseRecurrentLayer<GruLayer> {
  private static final long serialVersionUID = 1L;
  private static final String STATE = "prevAct";

  /** The training pass that the next way back starts from; null when there is none. */
  private transient @Nullable GruPass trained;

  GruLayerImpl(NeuralNetConfiguration settings, DataType dataType) {
    super(settings, dataType);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return forward(null, training, workspaces).output(workspaces);
  }

  @Override
  public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaces) {
    setInput(input, workspaces);
    GruPass pass = forward(stateMap.get(STATE), false, workspaces);
    stateMap.put(STATE, pass.lastState());
    return pass.output(workspaces);
  }

  @Override
  public INDArray rnnActivateUsingStoredState(
      INDArray input, boolean training, boolean storeLast, LayerWorkspaceMgr workspaces) {
    setInput(input, workspaces);
    GruPass pass = forward(tBpttStateMap.get(STATE), training, workspaces);
    if (storeLast) {
      tBpttStateMap.put(STATE, pass.lastState());
    }
    return pass.output(workspaces);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    return backward(epsilon, finishedPass(null, workspaces), 0, workspaces);
  }

  @Override
  public Pair<Gradient, INDArray> tbpttBackpropGradient(
      INDArray epsilon, int backwardSteps, LayerWorkspaceMgr workspaces) {
    GruPass pass = finishedPass(stateMap.get(STATE), workspaces);
    tBpttStateMap.put(STATE, pass.lastState());
    long steps = epsilon.size(2);
    long from = backwardSteps > 0 ? Math.max(0, steps - backwardSteps) : 0;
    return backward(epsilon, pass, from, workspaces);
  }

  private GruPass forward(
      @Nullable INDArray startState, boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    GruWeights weights = parameters(training, workspaces);
    INDArray sequence =
        input.dataType() == dataType
            ? input
            : workspaces.castTo(ArrayType.ACTIVATIONS, dataType, input, false);
    GruPass pass = new GruPass(weights, sequence, startState, training, workspaces);
    trained = training ? pass : null;
    return pass;
  }

  private GruPass finishedPass(@Nullable INDArray startState, LayerWorkspaceMgr workspaces) {
    GruPass pass = trained != null ? trained : forward(startState, true, workspaces);
    trained = null;
    return pass;
  }

  private Pair<Gradient, INDArray> backward(
      INDArray epsilon, GruPass pass, long from, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    GruWeights gradients = GruWeights.of(gradientViews);
    INDArray below = new GruGradient(pass, epsilon, gradients, workspaces).backTo(from);
    weightNoiseParams.clear();
    Gradient result = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach((key, view) -> result.gradientForVariable().put(key, view));
    return new Pair<>(result, backpropDropOutIfPresent(below));
  }

  private GruWeights parameters(boolean training, LayerWorkspaceMgr workspaces) {
    return new GruWeights(
        getParamWithNoise(GruWeights.INPUT, training, workspaces),
        getParamWithNoise(GruWeights.RECURRENT, training, workspaces),
        getParamWithNoise(GruWeights.INPUT_BIAS, training, workspaces),
        getParamWithNoise(GruWeights.RECURRENT_BIAS, training, workspaces));
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
    trained = null;
    super.setInput(input, workspaces);
  }

  @Override
  public void clear() {
    trained = null;
    super.clear();
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      @Nullable INDArray mask, MaskState state, int batchSize) {
    setMaskArray(mask);
    return super.feedForwardMaskArray(mask, state, batchSize);
  }

  @Override
  public void setMaskArray(@Nullable INDArray mask) {
    if (mask != null) {
      throw new UnsupportedOperationException(
          String.format(
              Locale.ROOT,
              "A GRU layer takes whole windows without a mask, but was given one of shape %s.",
              Arrays.toString(mask.shape())));
    }
    super.setMaskArray(null);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public Type type() {
    return Type.RECURRENT;
  }
}
