package io.workbench.models.kernel;

import java.util.Arrays;
import java.util.Locale;

/**
 * A view of numbers in an array as rows and columns, with any distance between neighbours: the left
 * side of a product, and what everything else that walks rows works on.
 *
 * <p>Views are made once, when a pass is laid out; nothing is made while it runs.
 */
final class Matrix {
  final float[] data;
  final int offset;
  final int rows;
  final int columns;
  final int rowStride;
  final int columnStride;

  private Matrix(float[] data, int offset, int rows, int columns, int rowStride, int columnStride) {
    this.data = data;
    this.offset = offset;
    this.rows = rows;
    this.columns = columns;
    this.rowStride = rowStride;
    this.columnStride = columnStride;
  }

  /** Whole rows, one after the other, {@code rowStride} numbers apart. */
  static Matrix of(float[] data, int rows, int columns, int rowStride) {
    if (rowStride < columns || data.length < (long) rows * rowStride) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A matrix of %d rows, %d columns and row stride %d must fit its array, but that has %d numbers.",
              rows,
              columns,
              rowStride,
              data.length));
    }
    return new Matrix(data, 0, rows, columns, rowStride, 1);
  }

  /** A matrix of zeros whose rows lie next to each other. */
  static Matrix zeros(int rows, int columns) {
    return of(new float[rows * columns], rows, columns, columns);
  }

  Matrix rows(int first, int count) {
    return new Matrix(data, offset + first * rowStride, count, columns, rowStride, columnStride);
  }

  Matrix columns(int first, int count) {
    return new Matrix(data, offset + first * columnStride, rows, count, rowStride, columnStride);
  }

  Matrix transposed() {
    return new Matrix(data, offset, columns, rows, columnStride, rowStride);
  }

  /** Sets all numbers to zero. */
  void clear() {
    for (int row = 0; row < rows; row++) {
      int at = at(row, 0);
      Arrays.fill(data, at, at + columns, 0);
    }
  }

  int at(int row, int column) {
    return offset + row * rowStride + column * columnStride;
  }
}
