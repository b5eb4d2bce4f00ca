package io.workbench.models;

import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;

/**
 * The one learning rate of a graph, changeable between steps.
 *
 * <p>DL4J's own {@code setLearningRate} does not reach layers inside {@link Bidirectional}, and so
 * also splits the updater into blocks. Here every layer's settings are replaced at once: the
 * updater keeps its single block and its state, and the rate is saved with the graph. Settings are
 * replaced rather than changed, because a graph shares them with its clones.
 */
public final class LearningRates {
  private LearningRates() {}

  /**
   * Sets the learning rate of every parameter, from the next update on.
   *
   * @param graph one of a {@link ModelSpec}
   * @param learningRate above 0
   */
  public static void set(ComputationGraph graph, double learningRate) {
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "learningRate must be above 0 and finite, but was " + learningRate + ".");
    }
    Adam adam = adam(graph).clone();
    adam.setLrAndSchedule(learningRate, null);
    for (org.deeplearning4j.nn.api.Layer layer : graph.getLayers()) {
      replace(layer.conf().getLayer(), adam);
    }
    for (UpdaterBlock block : graph.getUpdater().getUpdaterBlocks()) {
      ((AdamUpdater) block.getGradientUpdater()).setConfig(adam);
    }
  }

  /** The learning rate of the next update. */
  public static double get(ComputationGraph graph) {
    return adam(graph).getLearningRate();
  }

  private static Adam adam(ComputationGraph graph) {
    UpdaterBlock block = graph.getUpdater().getUpdaterBlocks().get(0);
    GradientUpdater<?> updater = block.getGradientUpdater();
    if (updater instanceof AdamUpdater adam) {
      return adam.getConfig();
    }
    throw new IllegalArgumentException(
        "The graph must be trained by Adam, but is by " + updater.getClass().getSimpleName() + ".");
  }

  private static void replace(Layer settings, Adam adam) {
    if (settings instanceof BaseLayer layer) {
      layer.setIUpdater(adam);
    } else if (settings instanceof Bidirectional both) {
      both.setFwd(replaced(both.getFwd(), adam));
      both.setBwd(replaced(both.getBwd(), adam));
    }
  }

  /** What is inside {@link Bidirectional} is itself shared with clones, and so is copied first. */
  private static Layer replaced(Layer shared, Adam adam) {
    Layer own = shared.clone();
    replace(own, adam);
    return own;
  }
}
