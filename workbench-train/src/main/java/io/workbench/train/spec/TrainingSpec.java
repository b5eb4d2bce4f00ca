package io.workbench.train.spec;

import io.workbench.models.OptimizerSpec;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained.
 *
 * @param epochs the most passes over the training windows
 * @param batchSize windows a step
 * @param optimizer {@code adam} couples the weight decay as PyTorch's Adam does, {@code adamw}
 *     decouples it
 * @param loss which says what every network minimises: read from specs so that they can name it
 * @param learningRate of the first step
 * @param weightDecay 0 for none
 * @param clipNorm the largest norm of the whole network's gradient; 0 clips nothing
 * @param patience epochs without a new best validation loss before training stops early
 * @param reduceOnPlateau {@code null} keeps the learning rate
 * @param threads that compute, at least 1; absent for all cores in the compiled engine and one in
 *     DL4J's, which is slower with more on networks this small
 */
public record TrainingSpec(
    int epochs,
    int batchSize,
    String optimizer,
    Loss loss,
    double learningRate,
    double weightDecay,
    double clipNorm,
    int patience,
    @Nullable ReduceOnPlateau reduceOnPlateau,
    EngineChoice engine,
    @Nullable Integer threads) {
  /** What a spec that says nothing gets. */
  public static final TrainingSpec DEFAULT =
      new TrainingSpec(
          50,
          32,
          OptimizerSpec.ADAM,
          Loss.MSE,
          1e-3,
          1e-5,
          1.0,
          15,
          ReduceOnPlateau.DEFAULT,
          EngineChoice.AUTO,
          null);

  /** Refuses numbers out of range. */
  public TrainingSpec {
    Checks.require(
        OptimizerSpec.KINDS.contains(optimizer),
        "optimizer must be one of " + OptimizerSpec.KINDS,
        optimizer);
    Checks.require(epochs >= 1, "epochs must be at least 1", epochs);
    Checks.require(batchSize >= 1, "batchSize must be at least 1", batchSize);
    Checks.require(
        learningRate > 0 && Double.isFinite(learningRate),
        "learningRate must be a positive number",
        learningRate);
    Checks.require(
        weightDecay >= 0 && Double.isFinite(weightDecay),
        "weightDecay must be at least 0 and finite",
        weightDecay);
    Checks.require(
        clipNorm >= 0 && Double.isFinite(clipNorm),
        "clipNorm must be at least 0 and finite",
        clipNorm);
    Checks.require(patience >= 1, "patience must be at least 1", patience);
    if (threads != null) {
      Checks.require(threads >= 1, "threads must be at least 1", threads);
    }
  }

  /** The threads asked for, or what an engine takes when nothing is said. */
  public int threadsOr(int otherwise) {
    return threads == null ? otherwise : threads;
  }

  /** The same on so many threads. */
  public TrainingSpec withThreads(int count) {
    return new TrainingSpec(
        epochs,
        batchSize,
        optimizer,
        loss,
        learningRate,
        weightDecay,
        clipNorm,
        patience,
        reduceOnPlateau,
        engine,
        count);
  }

  /** What moves the network's parameters. */
  public OptimizerSpec optimizerSpec() {
    return new OptimizerSpec(optimizer, learningRate, weightDecay);
  }
}
