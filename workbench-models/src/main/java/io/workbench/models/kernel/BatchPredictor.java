package io.workbench.models.kernel;

/**
 * Predicts many windows on all threads of a pool. Callers take turns: a pool serves one at a time,
 * and a batch keeps all of its threads busy.
 */
final class BatchPredictor {
  private final WorkerPool pool;
  private final Predictor[] predictors;
  private final WorkerPool.Work piece = this::piece;

  private float[] windows = {};
  private float[] outputs = {};
  private int count;
  private int steps;

  BatchPredictor(Kernels kernels, NetworkPlan plan, TrainingStep source, WorkerPool pool) {
    this.pool = pool;
    predictors = new Predictor[pool.workers()];
    for (int worker = 0; worker < predictors.length; worker++) {
      predictors[worker] = new Predictor(kernels, plan, source);
    }
  }

  synchronized void predict(float[] batch, int size, int stepCount, float[] results) {
    windows = batch;
    outputs = results;
    count = size;
    steps = stepCount;
    pool.run(piece, (size + Predictor.MAX_ROWS - 1) / Predictor.MAX_ROWS);
  }

  private void piece(int worker, int index) {
    int first = index * Predictor.MAX_ROWS;
    predictors[worker].predict(
        windows, first, Math.min(Predictor.MAX_ROWS, count - first), steps, outputs);
  }
}
