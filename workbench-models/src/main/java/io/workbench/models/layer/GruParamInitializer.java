package io.workbench.models.layer;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Lays the parameters of a {@link GruLayer} out in its part of the flat vector, as {@link
 * GruWeights}.
 */
final class GruParamInitializer implements ParamInitializer {
  static final GruParamInitializer INSTANCE = new GruParamInitializer();

  private static final List<String> WEIGHTS = List.of(GruWeights.INPUT, GruWeights.RECURRENT);
  private static final List<String> BIASES =
      List.of(GruWeights.INPUT_BIAS, GruWeights.RECURRENT_BIAS);
  private static final List<String> ALL =
      List.of(
          GruWeights.INPUT, GruWeights.RECURRENT, GruWeights.INPUT_BIAS, GruWeights.RECURRENT_BIAS);

  private GruParamInitializer() {}

  @Override
  public long numParams(NeuralNetConfiguration settings) {
    return numParams(settings.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    GruLayer gru = (GruLayer) layer;
    return GruWeights.count(gru.getNIn(), gru.getNOut());
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return ALL;
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return WEIGHTS;
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return BIASES;
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return WEIGHTS.contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return BIASES.contains(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration settings, INDArray flat, boolean initialize) {
    GruLayer gru = (GruLayer) settings.getLayer();
    GruWeights weights = GruWeights.views(flat, gru.getNIn(), gru.getNOut());
    if (initialize) {
      IWeightInit recurrent =
          gru.getWeightInitFnRecurrent() != null
              ? gru.getWeightInitFnRecurrent()
              : gru.getWeightInitFn();
      fill(gru.getWeightInitFn(), weights.input());
      fill(recurrent, weights.recurrent());
      weights.inputBias().assign(gru.getBiasInit());
      weights.recurrentBias().assign(gru.getBiasInit());
    }
    ALL.forEach(settings::addVariable);
    return weights.byKey();
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration settings, INDArray flat) {
    GruLayer gru = (GruLayer) settings.getLayer();
    return GruWeights.views(flat, gru.getNIn(), gru.getNOut()).byKey();
  }

  private static void fill(IWeightInit init, INDArray weights) {
    init.init(weights.rows(), weights.columns(), weights.shape(), 'f', weights);
  }
}
