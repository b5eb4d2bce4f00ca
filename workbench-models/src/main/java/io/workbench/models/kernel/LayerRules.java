package io.workbench.models.kernel;

import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * What all layers of a compiled graph must have, and must have in common: updater, decay and
 * dropout.
 */
final class LayerRules {
  private @Nullable OptimizerPlan optimizer;
  private double dropout = Double.NaN;

  OptimizerPlan optimizer() {
    if (optimizer == null) {
      throw new UnsupportedGraphException("The compiled engine needs a layer with parameters.");
    }
    return optimizer;
  }

  double dropout() {
    return Double.isNaN(dropout) ? 0 : dropout;
  }

  void check(GraphChain chain, boolean held, String rule) {
    if (!held) {
      throw chain.refusedLast(rule);
    }
  }

  void checkNoDropout(GraphChain chain, Layer layer) {
    check(chain, layer.getIDropout() == null, "no dropout");
  }

  /** Takes in the dropout of a place where all graphs have the same. */
  void takeDropout(GraphChain chain, @Nullable IDropout found) {
    double dropped = 0;
    if (found instanceof Dropout plain && plain.getPSchedule() == null) {
      dropped = 1 - plain.getP();
    } else {
      check(chain, found == null, "plain dropout");
    }
    check(chain, Double.isNaN(dropout) || dropout == dropped, "the same dropout everywhere");
    dropout = dropped;
  }

  void checkTrained(GraphChain chain, BaseLayer layer) {
    check(chain, layer.getWeightNoise() == null, "no weight noise");
    check(
        chain,
        layer.getConstraints() == null || layer.getConstraints().isEmpty(),
        "no constraints");
    check(
        chain,
        layer.getGradientNormalization() == null
            || layer.getGradientNormalization() == GradientNormalization.None,
        "no gradient normalisation of its own");
    if (layer instanceof BaseRecurrentLayer recurrent) {
      check(chain, recurrent.getRnnDataFormat() == RNNFormat.NCW, "the data format NCW");
    }
    for (String key : layer.initializer().paramKeys(layer)) {
      OptimizerPlan plan =
          plan(chain, layer.getUpdaterByParam(key), layer.getRegularizationByParam(key));
      check(chain, optimizer == null || plan.equals(optimizer), "one updater for all parameters");
      optimizer = plan;
    }
  }

  private OptimizerPlan plan(
      GraphChain chain, IUpdater updater, @Nullable List<Regularization> decays) {
    if (!(updater instanceof Adam adam) || adam.getLearningRateSchedule() != null) {
      throw chain.refusedLast("Adam without a schedule");
    }
    double decay = 0;
    boolean decoupled = false;
    if (decays != null && !decays.isEmpty()) {
      check(chain, decays.size() == 1, "one regularisation");
      Regularization only = decays.get(0);
      decoupled = only instanceof WeightDecay;
      decay = coefficient(chain, only);
    }
    return new OptimizerPlan(
        adam.getLearningRate(),
        adam.getBeta1(),
        adam.getBeta2(),
        adam.getEpsilon(),
        decay,
        decoupled);
  }

  private static double coefficient(GraphChain chain, Regularization decay) {
    ISchedule schedule = null;
    if (decay instanceof WeightDecay decoupled && decoupled.isApplyLR()) {
      schedule = decoupled.getCoeff();
    } else if (decay instanceof L2Regularization coupled) {
      schedule = coupled.getL2();
    }
    if (!(schedule instanceof FixedSchedule)) {
      throw chain.refusedLast("L2 or weight decay times the learning rate, without a schedule");
    }
    return schedule.valueAt(0, 0);
  }
}
