package io.workbench.models.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The one parameter of an {@link AttentionPoolingLayer}: its query {@code q} [1, d]. */
final class AttentionPoolingParamInitializer implements ParamInitializer {
  static final AttentionPoolingParamInitializer INSTANCE = new AttentionPoolingParamInitializer();
  static final String QUERY = "q";

  private static final List<String> WEIGHTS = List.of(QUERY);

  private AttentionPoolingParamInitializer() {}

  @Override
  public long numParams(NeuralNetConfiguration settings) {
    return numParams(settings.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return ((AttentionPoolingLayer) layer).getNIn();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return WEIGHTS;
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return WEIGHTS;
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return QUERY.equals(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return false;
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration settings, INDArray flat, boolean initialize) {
    AttentionPoolingLayer pooling = (AttentionPoolingLayer) settings.getLayer();
    INDArray query = view(pooling, flat);
    if (initialize) {
      pooling.getWeightInitFn().init(query.length(), 1, query.shape(), 'f', query);
    }
    settings.addVariable(QUERY);
    return byKey(query);
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration settings, INDArray flat) {
    return byKey(view((AttentionPoolingLayer) settings.getLayer(), flat));
  }

  private static INDArray view(AttentionPoolingLayer pooling, INDArray flat) {
    long width = pooling.getNIn();
    if (flat.length() != width) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Attention pooling of width %d needs %d parameters, but was given %d.",
              width,
              width,
              flat.length()));
    }
    return flat.reshape(1, width);
  }

  private static Map<String, INDArray> byKey(INDArray query) {
    Map<String, INDArray> map = new LinkedHashMap<>();
    map.put(QUERY, query);
    return map;
  }
}
