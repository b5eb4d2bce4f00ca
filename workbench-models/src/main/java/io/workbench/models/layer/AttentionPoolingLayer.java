package io.workbench.models.layer;

import java.util.Collection;
import java.util.Locale;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reduces a sequence to the mean of its steps, weighted by how well each fits one learned query.
 *
 * <pre>
 *   αₜ = softmaxₜ(q·hₜ / √d),  output = Σₜ αₜ hₜ
 * </pre>
 *
 * Input [batch, d, steps], output [batch, d]. One parameter {@code q} [1, d]. Masks are refused:
 * windows are whole.
 *
 * @see <a href="https://doi.org/10.18653/v1/N16-1174">Yang et al., Hierarchical Attention Networks,
 *     2016</a>
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., Attention Is All You Need,
 *     2017</a> for the scale 1/√d
 */
public final class AttentionPoolingLayer extends FeedForwardLayer {
  private static final long serialVersionUID = 1L;

  private AttentionPoolingLayer() {}

  private AttentionPoolingLayer(Builder builder) {
    super(builder);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration settings,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType dataType) {
    String name = getLayerName();
    LayerValidation.assertNInNOutSet("AttentionPoolingLayer", name, index, getNIn(), getNOut());
    if (getNIn() != getNOut()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Attention pooling keeps the width, but was told %d in and %d out.",
              getNIn(),
              getNOut()));
    }
    AttentionPoolingLayerImpl layer = new AttentionPoolingLayerImpl(settings, dataType);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(settings, parameters, initialize));
    layer.setConf(settings);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return AttentionPoolingParamInitializer.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType inputType) {
    return InputType.feedForward(recurrent(inputType).getSize());
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    if (nIn <= 0 || override) {
      nIn = recurrent(inputType).getSize();
      nOut = nIn;
    }
  }

  @Override
  public @Nullable InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    recurrent(inputType);
    return null;
  }

  @Override
  public boolean isPretrainParam(String paramName) {
    return false;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    long steps = Math.max(1, recurrent(inputType).getTimeSeriesLength());
    return new LayerMemoryReport.Builder(
            layerName, AttentionPoolingLayer.class, inputType, getOutputType(-1, inputType))
        .standardMemory(nIn, 2 * nIn)
        .workingMemory(0, 2 * steps, 0, nIn * steps)
        .build();
  }

  @Override
  protected boolean canEqual(@Nullable Object other) {
    return other instanceof AttentionPoolingLayer;
  }

  private InputType.InputTypeRecurrent recurrent(InputType inputType) {
    if (inputType instanceof InputType.InputTypeRecurrent recurrent) {
      return recurrent;
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "Layer \"%s\" pools over steps and needs a recurrent input, but was given %s.",
            layerName,
            inputType));
  }

  /** Builds an {@link AttentionPoolingLayer}. */
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {
    /** A layer whose width is still to be set. */
    public Builder() {
      activation(Activation.IDENTITY);
    }

    @Override
    public AttentionPoolingLayer build() {
      return new AttentionPoolingLayer(this);
    }
  }
}
