package io.workbench.models.layer;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Locale;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Runs an {@link AttentionPoolingLayer}. With s = q·h / √d and ε the gradient of the output, the
 * other gradients are
 *
 * <pre>
 *   dαₜ = ε·hₜ,  dsₜ = αₜ (dαₜ - Σᵤ αᵤ dαᵤ)
 *   dhₜ = αₜ ε + dsₜ q / √d,  dq = Σ dsₜ hₜ / √d, over steps and batch
 * </pre>
 */
final class AttentionPoolingLayerImpl extends BaseLayer<AttentionPoolingLayer> {
  private static final long serialVersionUID = 1L;

  AttentionPoolingLayerImpl(NeuralNetConfiguration settings, DataType dataType) {
    super(settings, dataType);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    INDArray h = sequence();
    INDArray weighted = over(h, attention(h, training, workspaces), 0, 2);
    return workspaces.leverageTo(ArrayType.ACTIVATIONS, weighted.sum(2));
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray h = sequence();
    INDArray attention = attention(h, true, workspaces);
    INDArray query = scaledQuery(true, workspaces);

    INDArray attentionDelta = over(h, epsilon, 0, 1).sum(1);
    INDArray mean = attention.mul(attentionDelta).sum(true, 1);
    INDArray scoreDelta = attentionDelta.subiColumnVector(mean).muli(attention);

    INDArray gradient = requireNonNull(gradientViews.get(AttentionPoolingParamInitializer.QUERY));
    INDArray queryDelta = over(h, scoreDelta, 0, 2).sum(0, 2);
    gradient.assign(queryDelta.muli(scale()).reshape(gradient.shape()));

    INDArray below =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, h.dataType(), h.shape(), 'f');
    below.assign(scoreDelta.reshape(h.size(0), 1, h.size(2)).mul(query.reshape(1, h.size(1), 1)));
    below.addi(
        attention.reshape(h.size(0), 1, h.size(2)).mul(epsilon.reshape(h.size(0), h.size(1), 1)));

    weightNoiseParams.clear();
    Gradient result = new DefaultGradient(gradientsFlattened);
    result.gradientForVariable().put(AttentionPoolingParamInitializer.QUERY, gradient);
    return new Pair<>(result, backpropDropOutIfPresent(below));
  }

  private INDArray attention(INDArray h, boolean training, LayerWorkspaceMgr workspaces) {
    INDArray scores = over(h, scaledQuery(training, workspaces), 1).sum(1);
    return Transforms.softmax(scores, false);
  }

  private INDArray scaledQuery(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray query =
        getParamWithNoise(AttentionPoolingParamInitializer.QUERY, training, workspaces);
    return query.mul(scale()).reshape(query.length());
  }

  private double scale() {
    return 1 / Math.sqrt(layerConf().getNIn());
  }

  private INDArray sequence() {
    return input.castTo(dataType);
  }

  private static INDArray over(INDArray h, INDArray factor, int... dimensions) {
    return Nd4j.exec(new BroadcastMulOp(h, factor, h.ulike(), dimensions));
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
              "Attention pooling takes whole windows without a mask, but was given one of shape %s.",
              Arrays.toString(mask.shape())));
    }
    super.setMaskArray(null);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
