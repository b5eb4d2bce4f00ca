package io.workbench.models.kernel;

/** Cuts a product into tiles, see {@link VectorTiles}. */
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
      for (int vector = 0; vector < c.wideVectors(); vector += Panels.WIDTH) {
        wide(a, b, c, vector, from, depth);
      }
      for (int vector = c.wideVectors(); vector < c.vectors; vector++) {
        narrow(a, b, c, vector, from, depth);
      }
    }
  }

  // checkstyle off: ParameterNumber because a stretch of a panel is three operands and its place in
  // them

  /**
   * Tiles of six rows; the last eight or nine are better off as twice four than as six and single
   * ones.
   */
  private static void wide(Matrix a, Panels b, Panels c, int vector, int from, int depth) {
    int bAt = b.panel(vector) + from * b.rowStride;
    int cAt = c.panel(vector);
    int row = 0;
    while (a.rows - row >= 10 || a.rows - row == 7 || a.rows - row == 6) {
      VectorTiles.sixRowsByFour(a, a.at(row, from), b, bAt, c, cAt + row * c.rowStride, depth);
      row += 6;
    }
    while (a.rows - row >= 4) {
      VectorTiles.fourRowsByFour(a, a.at(row, from), b, bAt, c, cAt + row * c.rowStride, depth);
      row += 4;
    }
    for (; row < a.rows; row++) {
      VectorTiles.oneRowByFour(a, a.at(row, from), b, bAt, c, cAt + row * c.rowStride, depth);
    }
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
}
