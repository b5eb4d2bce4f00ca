package io.workbench.models.kernel;

/** Cuts a product into tiles, see {@link VectorTiles} and {@link VectorTransposedTiles}. */
// checkstyle off: ParameterNumber because a stretch of a panel is three operands and where it lies
final class VectorProducts {

  /**
   * Longest stretch of the inner dimension done at once: 128 rows of a panel of four 16-lane
   * vectors are 32 KiB, which stays in the first-level cache while every row of a passes over it.
   */
  private static final int MAX_DEPTH = 128;

  private VectorProducts() {}

  static void multiplyAdd(Matrix a, Panels b, Panels c) {
    Panels.checkProduct(a, b, c);
    int stretches = (a.columns + MAX_DEPTH - 1) / MAX_DEPTH;
    for (int stretch = 0; stretch < stretches; stretch++) {
      int from = a.columns * stretch / stretches;
      int depth = a.columns * (stretch + 1) / stretches - from;
      if (b.packed) {
        multiplyAdd(a, b, c, from, depth);
      } else {
        multiplyAddTransposed(a, b, c, from, depth);
      }
    }
  }

  private static void multiplyAdd(Matrix a, Panels b, Panels c, int from, int depth) {
    for (int vector = 0; vector < c.wideVectors(); vector += Panels.WIDTH) {
      wide(a, b, c, vector, from, depth);
    }
    for (int vector = c.wideVectors(); vector < c.vectors; vector++) {
      narrow(a, b, c, vector, from, depth);
    }
  }

  private static void multiplyAddTransposed(Matrix a, Panels b, Panels c, int from, int depth) {
    for (int vector = 0; vector < c.wideVectors(); vector += Panels.WIDTH) {
      wideTransposed(a, b, c, vector, from, depth);
    }
    for (int vector = c.wideVectors(); vector < c.vectors; vector++) {
      narrowTransposed(a, b, c, vector, from, depth);
    }
  }

  /**
   * Tiles of five rows, so that as few rows as possible are left over by them and tiles of four.
   */
  private static int fives(int rows) {
    int fours = (5 - rows % 5) % 5;
    return 4 * fours <= rows ? (rows - 4 * fours) / 5 : rows / 5;
  }

  private static void wide(Matrix a, Panels b, Panels c, int vector, int from, int depth) {
    int bAt = b.panel(vector) + from * b.rowStride;
    int cAt = c.panel(vector);
    int row = 0;
    if (VectorMath.FEW_REGISTERS) {
      row = halves(a, b, c, vector, from, depth);
    }
    for (; a.rows - row >= 4; row += 4) {
      VectorTiles.fourRowsByFour(a, a.at(row, from), b, bAt, c, cAt + row * c.rowStride, depth);
    }
    for (; row < a.rows; row++) {
      VectorTiles.oneRowByFour(a, a.at(row, from), b, bAt, c, cAt + row * c.rowStride, depth);
    }
  }

  /** All rows but the last few, in tiles of two vectors; returns how many rows that were. */
  private static int halves(Matrix a, Panels b, Panels c, int vector, int from, int depth) {
    int bAt = b.panel(vector) + from * b.rowStride;
    int cAt = c.panel(vector);
    int row = 0;
    for (; a.rows - row >= 4; row += 4) {
      int at = a.at(row, from);
      int out = cAt + row * c.rowStride;
      VectorTiles.fourRowsByTwo(a, at, b, bAt, c, out, depth);
      VectorTiles.fourRowsByTwo(a, at, b, bAt + 2 * b.lanes, c, out + 2 * b.lanes, depth);
    }
    return row;
  }

  private static void narrow(Matrix a, Panels b, Panels c, int vector, int from, int depth) {
    int bAt = b.panel(vector) + from * b.tailStride;
    int cAt = c.panel(vector);
    int row = 0;
    for (; a.rows - row >= 4; row += 4) {
      VectorTiles.fourRowsByOne(a, a.at(row, from), b, bAt, c, cAt + row * c.tailStride, depth);
    }
    for (; row < a.rows; row++) {
      VectorTiles.oneRowByOne(a, a.at(row, from), b, bAt, c, cAt + row * c.tailStride, depth);
    }
  }

  private static void wideTransposed(
      Matrix a, Panels b, Panels c, int vector, int from, int depth) {
    int bAt = b.panel(vector) + from * b.rowStride;
    int cAt = c.panel(vector);
    int row = 0;
    if (VectorMath.FEW_REGISTERS) {
      row = halvesTransposed(a, b, c, vector, from, depth);
    }
    int fives = VectorMath.FEW_REGISTERS ? 0 : fives(a.rows);
    for (; row < fives * 5; row += 5) {
      VectorTransposedTiles.fiveRowsByFour(
          a, a.at(row, from), b, bAt, c, cAt + row * c.rowStride, depth);
    }
    for (; a.rows - row >= 4; row += 4) {
      VectorTransposedTiles.fourRowsByFour(
          a, a.at(row, from), b, bAt, c, cAt + row * c.rowStride, depth);
    }
    for (; row < a.rows; row++) {
      VectorTransposedTiles.oneRowByFour(
          a, a.at(row, from), b, bAt, c, cAt + row * c.rowStride, depth);
    }
  }

  /** All rows but the last few, in tiles of two vectors; returns how many rows that were. */
  private static int halvesTransposed(
      Matrix a, Panels b, Panels c, int vector, int from, int depth) {
    int bAt = b.panel(vector) + from * b.rowStride;
    int cAt = c.panel(vector);
    int row = 0;
    for (; a.rows - row >= 4; row += 4) {
      int at = a.at(row, from);
      int out = cAt + row * c.rowStride;
      VectorTransposedTiles.fourRowsByTwo(a, at, b, bAt, c, out, depth);
      VectorTransposedTiles.fourRowsByTwo(a, at, b, bAt + 2 * b.lanes, c, out + 2 * b.lanes, depth);
    }
    return row;
  }

  private static void narrowTransposed(
      Matrix a, Panels b, Panels c, int vector, int from, int depth) {
    int bAt = b.panel(vector) + from * b.tailStride;
    int cAt = c.panel(vector);
    int row = 0;
    for (; a.rows - row >= 4; row += 4) {
      VectorTransposedTiles.fourRowsByOne(
          a, a.at(row, from), b, bAt, c, cAt + row * c.tailStride, depth);
    }
    for (; row < a.rows; row++) {
      VectorTransposedTiles.oneRowByOne(
          a, a.at(row, from), b, bAt, c, cAt + row * c.tailStride, depth);
    }
  }
}
