package io.workbench.models.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A gated recurrent unit that resets after the recurrent product: the variant of cuDNN and PyTorch,
 * with two bias vectors.
 *
 * <pre>
 *   rₜ = σ(W_r xₜ + b_r + R_r hₜ₋₁ + c_r)
 *   zₜ = σ(W_z xₜ + b_z + R_z hₜ₋₁ + c_z)
 *   nₜ = tanh(W_n xₜ + b_n + rₜ ⊙ (R_n hₜ₋₁ + c_n))
 *   hₜ = (1 - zₜ) ⊙ nₜ + zₜ ⊙ hₜ₋₁
 * </pre>
 *
 * Input [batch, nIn, steps], output [batch, nOut, steps], steps last only. Parameters {@code W, RW,
 * b, bR} as {@link GruWeights} lays them out. Masks are refused: windows are whole.
 *
 * @see <a href="https://doi.org/10.3115/v1/D14-1179">Cho et al., Learning Phrase Representations,
 *     2014</a> for the unit
 * @see <a href="https://docs.nvidia.com/deeplearning/cudnn/">cuDNN, CUDNN_GRU</a> for this variant
 */
public final class GruLayer extends BaseRecurrentLayer {
  private static final long serialVersionUID = 1L;

  private GruLayer() {}

  private GruLayer(Builder builder) {
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
    LayerValidation.assertNInNOutSet("GruLayer", getLayerName(), index, getNIn(), getNOut());
    if (getRnnDataFormat() != RNNFormat.NCW) {
      throw new IllegalArgumentException(
          "GruLayer takes [batch, features, steps] (NCW), but was told "
              + getRnnDataFormat()
              + ".");
    }
    GruLayerImpl layer = new GruLayerImpl(settings, dataType);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(settings, parameters, initialize));
    layer.setConf(settings);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return GruParamInitializer.INSTANCE;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    InputType output = getOutputType(-1, inputType);
    long steps = Math.max(1, ((InputType.InputTypeRecurrent) inputType).getTimeSeriesLength());
    long parameters = initializer().numParams(this);
    return new LayerMemoryReport.Builder(layerName, GruLayer.class, inputType, output)
        .standardMemory(parameters, 2 * parameters)
        .workingMemory(0, 6 * getNOut() * steps, 0, 12 * getNOut() * steps)
        .build();
  }

  @Override
  protected boolean canEqual(@Nullable Object other) {
    return other instanceof GruLayer;
  }

  /** Builds a {@link GruLayer}; its activations are fixed, so only sizes and training are set. */
  public static final class Builder extends BaseRecurrentLayer.Builder<Builder> {
    /** A layer whose sizes are still to be set. */
    public Builder() {
      activation(Activation.TANH);
    }

    @Override
    public GruLayer build() {
      return new GruLayer(this);
    }
  }
}
