package io.workbench.models;

import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.gradientcheck.GradientCheckUtil.GraphConfig;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Small graphs, random batches and DL4J's gradient check, for the tests of this module. */
public final class TestGraphs {
  /** Adam as the defaults have it. */
  public static final OptimizerSpec ADAM = new OptimizerSpec(OptimizerSpec.ADAM, 1e-3, 1e-5);

  private TestGraphs() {}

  /** Standard normal values in an array of the given shape, in natural (row-major) order. */
  public static INDArray normal(long seed, long... shape) {
    INDArray array = Nd4j.create(Nd4j.defaultFloatingPointType(), shape);
    Random random = new Random(seed);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  /** A batch of random windows and targets. */
  public static DataSet batch(long seed, int size, int features, int steps) {
    return new DataSet(normal(seed, size, features, steps), normal(seed + 1, size, 1));
  }

  /** Runs something in double precision and restores the precision that was set before. */
  public static boolean inDouble(BooleanSupplier work) {
    DataType before = Nd4j.defaultFloatingPointType();
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    try {
      return work.getAsBoolean();
    } finally {
      Nd4j.setDefaultDataTypes(before, before);
    }
  }

  /** A graph of the same layers in double precision, without an updater, as the check wants it. */
  public static ComputationGraph checkable(ComputationGraphConfiguration settings) {
    ComputationGraphConfiguration copy = settings.clone();
    copy.setDataType(DataType.DOUBLE);
    for (GraphVertex vertex : copy.getVertices().values()) {
      if (vertex instanceof LayerVertex layer) {
        withoutUpdater(layer.getLayerConf().getLayer());
      }
    }
    ComputationGraph graph = new ComputationGraph(copy);
    graph.init();
    return graph;
  }

  private static void withoutUpdater(Layer layer) {
    if (layer instanceof BaseLayer base) {
      base.setIUpdater(new NoOp());
    } else if (layer instanceof Bidirectional both) {
      withoutUpdater(both.getFwd());
      withoutUpdater(both.getBwd());
    }
  }

  /**
   * DL4J's gradient check of every parameter: central differences of 1e-6 in double precision have
   * an error near 1e-10 from rounding, so relative errors above 1e-4 count where they exceed 1e-8.
   */
  public static boolean gradientsMatch(ComputationGraph graph, INDArray input, INDArray target) {
    Consumer<ComputationGraph> reseed = unused -> Nd4j.getRandom().setSeed(12345);
    return GradientCheckUtil.checkGradients(
        new GraphConfig()
            .net(graph)
            .inputs(new INDArray[] {input})
            .labels(new INDArray[] {target})
            .epsilon(1e-6)
            .maxRelError(1e-4)
            .minAbsoluteError(1e-8)
            .callEachIter(reseed::accept));
  }
}
