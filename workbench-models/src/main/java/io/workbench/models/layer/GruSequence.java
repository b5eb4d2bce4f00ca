package io.workbench.models.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/**
 * A sequence [batch, values, steps] in column-major order, so that one step, and one gate of one
 * step, is a contiguous block: element-wise operations on anything else are many times slower.
 */
record GruSequence(INDArray values) {
  static final int RESET = 0;
  static final int UPDATE = 1;
  static final int CANDIDATE = 2;

  /** Uninitialised, of the batch and steps of another. */
  static GruSequence like(
      GruSequence other, long width, ArrayType type, LayerWorkspaceMgr workspaces) {
    INDArray array = other.values;
    long[] shape = {array.size(0), width, array.size(2)};
    return new GruSequence(workspaces.createUninitialized(type, array.dataType(), shape, 'f'));
  }

  /** The array itself where it lies right, else a copy. */
  static GruSequence of(INDArray array, ArrayType type, LayerWorkspaceMgr workspaces) {
    boolean right = array.ordering() == 'f' && Shape.hasDefaultStridesForShape(array);
    return new GruSequence(right ? array : workspaces.dup(type, array, 'f'));
  }

  int steps() {
    return (int) values.size(2);
  }

  /** All values of one step, [batch, values]. */
  INDArray step(long t) {
    return values.get(all(), all(), point(t));
  }

  /** One gate of three of one step, [batch, H]. */
  INDArray gate(int gate, long t) {
    long hidden = values.size(1) / 3;
    return values.get(all(), interval(gate * hidden, (gate + 1) * hidden), point(t));
  }

  /** The first two gates of three of one step, [batch, 2H]. */
  INDArray resetAndUpdate(long t) {
    return values.get(all(), interval(0, 2 * values.size(1) / 3), point(t));
  }
}
