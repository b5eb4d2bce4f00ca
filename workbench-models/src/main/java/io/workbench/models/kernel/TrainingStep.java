package io.workbench.models.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One training step in three rounds: gradients of parts of the batch; their sum and its norm; Adam.
 *
 * <p>A batch is cut into shards of {@link #MAX_ROWS} windows, whatever the number of threads. Shard
 * s adds to the gradients of part s modulo {@link #MAX_PARTS}; a part's shards are run in order, by
 * one thread, and parts are added in order. So every sum has one order, and every number of threads
 * gives the same bits.
 */
final class TrainingStep {

  /** Most parts of a batch with gradients of their own, and so the most threads that help. */
  private static final int MAX_PARTS = 16;

  /**
   * Windows of a shard. 8 cost 5 % more time on one thread, 32 left a batch of 32 to a single
   * thread.
   */
  private static final int MAX_ROWS = 16;

  private final ParameterLayout layout;
  private final AdamStep adam;
  private final Kernels kernels;
  private final WorkerPool pool;
  private final List<PassCache<NetworkPass>> passes = new ArrayList<>();
  private final NetworkTensors tensors;
  private final TransposedTensors transposed;
  private final ParameterBlock[] blocks;
  private final double[] blockSquares;
  private final float[][] gradients = new float[MAX_PARTS][];
  private final NetworkTensors[] gradientTensors = new NetworkTensors[MAX_PARTS];
  private final double[] partErrors = new double[MAX_PARTS];
  private final WorkerPool.Work differentiate = this::differentiate;
  private final WorkerPool.Work reduce = this::reduce;
  private final WorkerPool.Work update = this::update;

  private DropoutKey[] keys = {};
  private float[] windows = {};
  private float[] targets = {};
  private int batch;
  private int steps;
  private int parts;
  private int version;

  TrainingStep(
      Kernels kernels, NetworkPlan plan, ParameterLayout layout, AdamStep adam, WorkerPool pool) {
    this.kernels = kernels;
    this.layout = layout;
    this.adam = adam;
    this.pool = pool;
    for (int worker = 0; worker < pool.workers(); worker++) {
      passes.add(
          new PassCache<>(
              MAX_ROWS,
              (rows, stepCount) ->
                  new NetworkPass(new PassShape(kernels, plan, rows, stepCount, true))));
    }
    tensors = layout.on(adam.parameters);
    transposed = layout.transposed();
    List<ParameterBlock> list = layout.blocks(tensors, transposed);
    blocks = list.toArray(new ParameterBlock[0]);
    blockSquares = new double[blocks.length];
  }

  NetworkTensors tensors() {
    return tensors;
  }

  /** Differs whenever the parameters may. */
  int version() {
    return version;
  }

  /** Brings what is derived from the parameters up to date after they were set from outside. */
  void parametersChanged() {
    version++;
    for (ParameterBlock block : blocks) {
      block.transpose(kernels);
    }
  }

  /**
   * Computes the gradient of the mean squared error.
   *
   * @return the mean squared error
   */
  double differentiate(
      float[] batchWindows, float[] batchTargets, int size, int stepCount, DropoutKey[] dropout) {
    windows = batchWindows;
    targets = batchTargets;
    batch = size;
    steps = stepCount;
    keys = dropout;
    int shards = (size + MAX_ROWS - 1) / MAX_ROWS;
    parts = Math.min(shards, MAX_PARTS);
    for (int part = 0; part < parts; part++) {
      if (gradients[part] == null) {
        gradients[part] = new float[layout.size()];
        gradientTensors[part] = layout.on(gradients[part]);
      }
    }
    pool.run(differentiate, parts);
    pool.run(reduce, blocks.length);
    double sum = 0;
    for (int part = 0; part < parts; part++) {
      sum += partErrors[part];
    }
    return sum / size;
  }

  /** The norm of the gradient that was computed last. */
  double gradientNorm() {
    double sum = 0;
    for (double squares : blockSquares) {
      sum += squares;
    }
    return Math.sqrt(sum);
  }

  /** Moves the parameters by the gradient that was computed last, as {@link AdamStep} was told. */
  void update() {
    version++;
    pool.run(update, blocks.length);
  }

  private void differentiate(int worker, int part) {
    Arrays.fill(gradients[part], 0);
    double errors = 0;
    for (int first = part * MAX_ROWS; first < batch; first += parts * MAX_ROWS) {
      int rows = Math.min(MAX_ROWS, batch - first);
      NetworkPass pass = passes.get(worker).get(rows, steps);
      pass.load(windows, first);
      pass.forward(tensors, keys, first);
      errors += pass.squaredErrors(targets, first);
      pass.backward(transposed, gradientTensors[part]);
    }
    partErrors[part] = errors;
  }

  private void reduce(int worker, int index) {
    blockSquares[index] =
        kernels.reduce(gradients, parts, 1f / batch, adam.gradient, blocks[index]);
  }

  private void update(int worker, int index) {
    kernels.adam(adam, blocks[index]);
    blocks[index].transpose(kernels);
  }
}
