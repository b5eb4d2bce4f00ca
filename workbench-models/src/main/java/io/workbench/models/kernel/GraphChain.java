package io.workbench.models.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** A graph whose vertices follow each other, one input each, read from the first to the last. */
final class GraphChain {
  private final ComputationGraphConfiguration settings;
  private final List<String> names;
  private int next;

  private GraphChain(ComputationGraphConfiguration settings, List<String> names) {
    this.settings = settings;
    this.names = names;
  }

  static GraphChain of(ComputationGraph graph) {
    ComputationGraphConfiguration settings = graph.getConfiguration();
    if (settings.getNetworkInputs().size() != 1 || settings.getNetworkOutputs().size() != 1) {
      throw new UnsupportedGraphException(
          String.format(
              Locale.ROOT,
              "The compiled engine needs one input and one output, but the graph has %s and %s.",
              settings.getNetworkInputs(),
              settings.getNetworkOutputs()));
    }
    if (settings.getDataType() != DataType.FLOAT
        || settings.getBackpropType() != BackpropType.Standard) {
      throw new UnsupportedGraphException(
          String.format(
              Locale.ROOT,
              "The compiled engine needs FLOAT and standard backpropagation, but the graph has %s and %s.",
              settings.getDataType(),
              settings.getBackpropType()));
    }
    List<String> names = new ArrayList<>();
    String name = settings.getNetworkOutputs().get(0);
    while (!settings.getNetworkInputs().contains(name)) {
      names.add(name);
      List<String> inputs = settings.getVertexInputs().get(name);
      if (inputs == null || inputs.size() != 1) {
        throw new UnsupportedGraphException(
            String.format(
                Locale.ROOT,
                "The compiled engine needs vertices of one input, but \"%s\" has %s.",
                name,
                inputs));
      }
      name = inputs.get(0);
    }
    if (names.size() != settings.getVertices().size()) {
      throw new UnsupportedGraphException(
          String.format(
              Locale.ROOT,
              "The compiled engine needs vertices %s alone, but the graph has %s.",
              names,
              settings.getVertices().keySet()));
    }
    Collections.reverse(names);
    return new GraphChain(settings, names);
  }

  /** The layer that comes next; null if it is no layer, or there is none. */
  @Nullable Layer layer() {
    GraphVertex vertex = vertex();
    return vertex instanceof LayerVertex layer ? layer.getLayerConf().getLayer() : null;
  }

  private @Nullable GraphVertex vertex() {
    return next < names.size() ? settings.getVertices().get(names.get(next)) : null;
  }

  /** Goes past a layer of a type. */
  <T extends Layer> T take(Class<T> type, String expected) {
    Layer layer = layer();
    if (!type.isInstance(layer)) {
      throw refused(expected);
    }
    if (vertex() instanceof LayerVertex vertex && vertex.getPreProcessor() != null) {
      throw refused("no preprocessor");
    }
    next++;
    return type.cast(layer);
  }

  /** Goes past a vertex that is no layer. */
  void require(Class<? extends GraphVertex> type, String expected) {
    if (!type.isInstance(vertex())) {
      throw refused(expected);
    }
    next++;
  }

  void requireEnd() {
    if (next < names.size()) {
      throw refused("nothing more");
    }
  }

  /** Why the vertex that comes next cannot be compiled. */
  UnsupportedGraphException refused(String expected) {
    GraphVertex vertex = vertex();
    Layer layer = layer();
    String found =
        vertex == null
            ? "the graph ends"
            : String.format(
                Locale.ROOT,
                "found \"%s\", a %s",
                names.get(next),
                (layer == null ? vertex : layer).getClass().getSimpleName());
    return new UnsupportedGraphException(
        "The compiled engine expects " + expected + " here, but " + found + ".");
  }

  /** Why the vertex that was taken last cannot be compiled. */
  UnsupportedGraphException refusedLast(String expected) {
    return new UnsupportedGraphException(
        String.format(
            Locale.ROOT, "The compiled engine needs %s in \"%s\".", expected, names.get(next - 1)));
  }
}
