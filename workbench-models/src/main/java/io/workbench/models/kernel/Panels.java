package io.workbench.models.kernel;

import java.util.Locale;

/**
 * A view of numbers as rows of vectors of {@code lanes} neighbouring columns: the right side and
 * the result of a product.
 *
 * <p>A product's inner loop wants, for one row after the other, {@link #WIDTH} neighbouring
 * vectors. {@link #packed} lays weights out just so: four vectors of row 0, the same four of row 1,
 * …, then the next four vectors of row 0. So the loop reads one contiguous stream. Vectors beyond a
 * multiple of four make panels of one vector each. Rows of a {@link Matrix} can be looked at in the
 * same way ({@link #of}), so that one product serves all three products of training: activations ·
 * weights, gradients · weightsᵀ, activationsᵀ · gradients.
 */
final class Panels {

  /** Vectors side by side in a full panel. */
  static final int WIDTH = 4;

  final float[] data;
  final int offset;
  final int rows;
  final int vectors;
  final int lanes;

  /** Whether this is packed; else rows lie as in a matrix. */
  final boolean packed;

  /** Distance from one row to the next within a panel of four vectors. */
  final int rowStride;

  /** Distance from one row to the next within a panel of one vector. */
  final int tailStride;

  /** Distance from the panel that starts at vector v to the panel that starts at v + 1. */
  final int vectorStride;

  private Panels(
      float[] data, int offset, int rows, int vectors, int lanes, boolean packed, int stride) {
    this.data = data;
    this.offset = offset;
    this.rows = rows;
    this.vectors = vectors;
    this.lanes = lanes;
    this.packed = packed;
    this.rowStride = packed ? WIDTH * lanes : stride;
    this.tailStride = packed ? lanes : stride;
    this.vectorStride = packed ? rows * lanes : lanes;
  }

  /** Weights of {@code rows} × {@code columns}, columns being a multiple of {@code lanes}. */
  static Panels packed(float[] data, int offset, int rows, int columns, int lanes) {
    return new Panels(data, offset, rows, vectors(columns, lanes), lanes, true, 0);
  }

  /** The rows of a matrix whose columns are a multiple of {@code lanes}. */
  static Panels of(Matrix matrix, int lanes) {
    if (matrix.columnStride != 1) {
      throw new IllegalArgumentException(
          "Panels need columns next to each other, but they are "
              + matrix.columnStride
              + " apart.");
    }
    int vectors = vectors(matrix.columns, lanes);
    return new Panels(
        matrix.data, matrix.offset, matrix.rows, vectors, lanes, false, matrix.rowStride);
  }

  private static int vectors(int columns, int lanes) {
    if (columns % lanes != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Columns must be a multiple of the %d lanes, but were %d.",
              lanes,
              columns));
    }
    return columns / lanes;
  }

  /**
   * Refuses operands for which c += a · b has no meaning, or no loops: either the rows of a are
   * contiguous and b is packed, or a is the transpose of such rows and b is not.
   */
  static void checkProduct(Matrix a, Panels b, Panels c) {
    if (a.columns != b.rows || a.rows != c.rows || b.vectors != c.vectors) {
      throw new IllegalArgumentException(mismatch(a, b, c));
    }
    if ((b.packed ? a.columnStride : a.rowStride) != 1) {
      throw new IllegalArgumentException(
          "The left side must be transposed if and only if the right side is not packed.");
    }
  }

  private static String mismatch(Matrix a, Panels b, Panels c) {
    return String.format(
        Locale.ROOT,
        "A product needs [n, k] · [k, m] = [n, m], but was given [%d, %d] · [%d, %d] = [%d, %d].",
        a.rows,
        a.columns,
        b.rows,
        b.vectors * b.lanes,
        c.rows,
        c.vectors * c.lanes);
  }

  /** How many of the vectors are in panels of four. */
  int wideVectors() {
    return vectors - vectors % WIDTH;
  }

  /** Start of the panel whose first vector is {@code vector}. */
  int panel(int vector) {
    return offset + vector * vectorStride;
  }

  /** Distance from one row to the next within the panel that has a column. */
  int strideAt(int column) {
    return column / lanes < wideVectors() ? rowStride : tailStride;
  }

  /** Where a single number lies. */
  int at(int row, int column) {
    int vector = column / lanes;
    int lane = column % lanes;
    if (vector < wideVectors()) {
      int within = vector % WIDTH;
      return panel(vector - within) + row * rowStride + within * lanes + lane;
    }
    return panel(vector) + row * tailStride + lane;
  }
}
