package io.workbench.data.store;

/** Rows waiting to be stored, column by column; what is missing is {@code NaN}. */
final class SnapshotBatch {
  static final int VALUES = 4;

  final int[] instrumentIds;
  final long[] timesMillis;

  /** Best bid, best ask, bid volume and ask volume of each row, one after the other. */
  final double[] values;

  private int size;

  SnapshotBatch(int capacity) {
    instrumentIds = new int[capacity];
    timesMillis = new long[capacity];
    values = new double[capacity * VALUES];
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == timesMillis.length;
  }

  void clear() {
    size = 0;
  }

  /** Begins a row; its values are to be put behind {@code size() * VALUES} first. */
  void add(int instrumentId, long timeMillis) {
    instrumentIds[size] = instrumentId;
    timesMillis[size] = timeMillis;
    size++;
  }
}
