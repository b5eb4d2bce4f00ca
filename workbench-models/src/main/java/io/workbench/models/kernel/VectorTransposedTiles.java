package io.workbench.models.kernel;

import static io.workbench.models.kernel.VectorMath.LANES;
import static io.workbench.models.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of activationsᵀ · gradients: as {@link VectorTiles}, but a is the transpose
 * of contiguous rows, so that what a loop's step needs of it lies side by side, and rows of b lie
 * any distance apart. Five rows are a tile here, since loading b costs more: its rows are no
 * contiguous stream.
 *
 * <p>Distances that are no constants leave checks of bounds in the loop. Those of neighbours are
 * merged, and all vectors of b are loaded first, so that the checks come before the step's first
 * sum and cost no registers.
 */
// checkstyle off: ParameterNumber because a tile is three operands, a place in each, and a depth
// checkstyle off: MethodLength because sums that must not be indexed take a line at each mention
final class VectorTransposedTiles {
  private VectorTransposedTiles() {}

  static void fiveRowsByFour(Matrix a, int aAt, Panels b, int bAt, Panels c, int cAt, int depth) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = zero, c01 = zero, c02 = zero, c03 = zero;
    FloatVector c10 = zero, c11 = zero, c12 = zero, c13 = zero;
    FloatVector c20 = zero, c21 = zero, c22 = zero, c23 = zero;
    FloatVector c30 = zero, c31 = zero, c32 = zero, c33 = zero;
    FloatVector c40 = zero, c41 = zero, c42 = zero, c43 = zero;
    float[] left = a.data;
    float[] right = b.data;
    for (int k = 0, l = aAt, r = bAt; k < depth; k++, l += a.columnStride, r += b.rowStride) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, right, r);
      FloatVector b1 = FloatVector.fromArray(SPECIES, right, r + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, right, r + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(SPECIES, right, r + 3 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
      FloatVector a4 = FloatVector.broadcast(SPECIES, left[l + 4]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      c43 = a4.fma(b3, c43);
    }
    float[] out = c.data;
    int at = cAt;
    FloatVector.fromArray(SPECIES, out, at).add(c00).intoArray(out, at);
    FloatVector.fromArray(SPECIES, out, at + LANES).add(c01).intoArray(out, at + LANES);
    FloatVector.fromArray(SPECIES, out, at + 2 * LANES).add(c02).intoArray(out, at + 2 * LANES);
    FloatVector.fromArray(SPECIES, out, at + 3 * LANES).add(c03).intoArray(out, at + 3 * LANES);
    at += c.rowStride;
    FloatVector.fromArray(SPECIES, out, at).add(c10).intoArray(out, at);
    FloatVector.fromArray(SPECIES, out, at + LANES).add(c11).intoArray(out, at + LANES);
    FloatVector.fromArray(SPECIES, out, at + 2 * LANES).add(c12).intoArray(out, at + 2 * LANES);
    FloatVector.fromArray(SPECIES, out, at + 3 * LANES).add(c13).intoArray(out, at + 3 * LANES);
    at += c.rowStride;
    FloatVector.fromArray(SPECIES, out, at).add(c20).intoArray(out, at);
    FloatVector.fromArray(SPECIES, out, at + LANES).add(c21).intoArray(out, at + LANES);
    FloatVector.fromArray(SPECIES, out, at + 2 * LANES).add(c22).intoArray(out, at + 2 * LANES);
    FloatVector.fromArray(SPECIES, out, at + 3 * LANES).add(c23).intoArray(out, at + 3 * LANES);
    at += c.rowStride;
    FloatVector.fromArray(SPECIES, out, at).add(c30).intoArray(out, at);
    FloatVector.fromArray(SPECIES, out, at + LANES).add(c31).intoArray(out, at + LANES);
    FloatVector.fromArray(SPECIES, out, at + 2 * LANES).add(c32).intoArray(out, at + 2 * LANES);
    FloatVector.fromArray(SPECIES, out, at + 3 * LANES).add(c33).intoArray(out, at + 3 * LANES);
    at += c.rowStride;
    FloatVector.fromArray(SPECIES, out, at).add(c40).intoArray(out, at);
    FloatVector.fromArray(SPECIES, out, at + LANES).add(c41).intoArray(out, at + LANES);
    FloatVector.fromArray(SPECIES, out, at + 2 * LANES).add(c42).intoArray(out, at + 2 * LANES);
    FloatVector.fromArray(SPECIES, out, at + 3 * LANES).add(c43).intoArray(out, at + 3 * LANES);
  }

  static void fourRowsByFour(Matrix a, int aAt, Panels b, int bAt, Panels c, int cAt, int depth) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = zero, c01 = zero, c02 = zero, c03 = zero;
    FloatVector c10 = zero, c11 = zero, c12 = zero, c13 = zero;
    FloatVector c20 = zero, c21 = zero, c22 = zero, c23 = zero;
    FloatVector c30 = zero, c31 = zero, c32 = zero, c33 = zero;
    float[] left = a.data;
    float[] right = b.data;
    for (int k = 0, l = aAt, r = bAt; k < depth; k++, l += a.columnStride, r += b.rowStride) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, right, r);
      FloatVector b1 = FloatVector.fromArray(SPECIES, right, r + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, right, r + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(SPECIES, right, r + 3 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
    }
    float[] out = c.data;
    int at = cAt;
    FloatVector.fromArray(SPECIES, out, at).add(c00).intoArray(out, at);
    FloatVector.fromArray(SPECIES, out, at + LANES).add(c01).intoArray(out, at + LANES);
    FloatVector.fromArray(SPECIES, out, at + 2 * LANES).add(c02).intoArray(out, at + 2 * LANES);
    FloatVector.fromArray(SPECIES, out, at + 3 * LANES).add(c03).intoArray(out, at + 3 * LANES);
    at += c.rowStride;
    FloatVector.fromArray(SPECIES, out, at).add(c10).intoArray(out, at);
    FloatVector.fromArray(SPECIES, out, at + LANES).add(c11).intoArray(out, at + LANES);
    FloatVector.fromArray(SPECIES, out, at + 2 * LANES).add(c12).intoArray(out, at + 2 * LANES);
    FloatVector.fromArray(SPECIES, out, at + 3 * LANES).add(c13).intoArray(out, at + 3 * LANES);
    at += c.rowStride;
    FloatVector.fromArray(SPECIES, out, at).add(c20).intoArray(out, at);
    FloatVector.fromArray(SPECIES, out, at + LANES).add(c21).intoArray(out, at + LANES);
    FloatVector.fromArray(SPECIES, out, at + 2 * LANES).add(c22).intoArray(out, at + 2 * LANES);
    FloatVector.fromArray(SPECIES, out, at + 3 * LANES).add(c23).intoArray(out, at + 3 * LANES);
    at += c.rowStride;
    FloatVector.fromArray(SPECIES, out, at).add(c30).intoArray(out, at);
    FloatVector.fromArray(SPECIES, out, at + LANES).add(c31).intoArray(out, at + LANES);
    FloatVector.fromArray(SPECIES, out, at + 2 * LANES).add(c32).intoArray(out, at + 2 * LANES);
    FloatVector.fromArray(SPECIES, out, at + 3 * LANES).add(c33).intoArray(out, at + 3 * LANES);
  }

  /** For processors with 16 vector registers: eight sums, two vectors of b, one of a. */
  static void fourRowsByTwo(Matrix a, int aAt, Panels b, int bAt, Panels c, int cAt, int depth) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = zero, c01 = zero;
    FloatVector c10 = zero, c11 = zero;
    FloatVector c20 = zero, c21 = zero;
    FloatVector c30 = zero, c31 = zero;
    float[] left = a.data;
    float[] right = b.data;
    for (int k = 0, l = aAt, r = bAt; k < depth; k++, l += a.columnStride, r += b.rowStride) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, right, r);
      FloatVector b1 = FloatVector.fromArray(SPECIES, right, r + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    float[] out = c.data;
    int at = cAt;
    FloatVector.fromArray(SPECIES, out, at).add(c00).intoArray(out, at);
    FloatVector.fromArray(SPECIES, out, at + LANES).add(c01).intoArray(out, at + LANES);
    at += c.rowStride;
    FloatVector.fromArray(SPECIES, out, at).add(c10).intoArray(out, at);
    FloatVector.fromArray(SPECIES, out, at + LANES).add(c11).intoArray(out, at + LANES);
    at += c.rowStride;
    FloatVector.fromArray(SPECIES, out, at).add(c20).intoArray(out, at);
    FloatVector.fromArray(SPECIES, out, at + LANES).add(c21).intoArray(out, at + LANES);
    at += c.rowStride;
    FloatVector.fromArray(SPECIES, out, at).add(c30).intoArray(out, at);
    FloatVector.fromArray(SPECIES, out, at + LANES).add(c31).intoArray(out, at + LANES);
  }

  static void oneRowByFour(Matrix a, int aAt, Panels b, int bAt, Panels c, int cAt, int depth) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = zero, c01 = zero, c02 = zero, c03 = zero;
    float[] left = a.data;
    float[] right = b.data;
    for (int k = 0, l = aAt, r = bAt; k < depth; k++, l += a.columnStride, r += b.rowStride) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, right, r);
      FloatVector b1 = FloatVector.fromArray(SPECIES, right, r + LANES);
      FloatVector b2 = FloatVector.fromArray(SPECIES, right, r + 2 * LANES);
      FloatVector b3 = FloatVector.fromArray(SPECIES, right, r + 3 * LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
    }
    float[] out = c.data;
    FloatVector.fromArray(SPECIES, out, cAt).add(c00).intoArray(out, cAt);
    FloatVector.fromArray(SPECIES, out, cAt + LANES).add(c01).intoArray(out, cAt + LANES);
    FloatVector.fromArray(SPECIES, out, cAt + 2 * LANES).add(c02).intoArray(out, cAt + 2 * LANES);
    FloatVector.fromArray(SPECIES, out, cAt + 3 * LANES).add(c03).intoArray(out, cAt + 3 * LANES);
  }

  static void fourRowsByOne(Matrix a, int aAt, Panels b, int bAt, Panels c, int cAt, int depth) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = zero;
    FloatVector c10 = zero;
    FloatVector c20 = zero;
    FloatVector c30 = zero;
    float[] left = a.data;
    float[] right = b.data;
    for (int k = 0, l = aAt, r = bAt; k < depth; k++, l += a.columnStride, r += b.tailStride) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, right, r);
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + 1]);
      c10 = a1.fma(b0, c10);
      FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + 2]);
      c20 = a2.fma(b0, c20);
      FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + 3]);
      c30 = a3.fma(b0, c30);
    }
    float[] out = c.data;
    int at = cAt;
    FloatVector.fromArray(SPECIES, out, at).add(c00).intoArray(out, at);
    at += c.tailStride;
    FloatVector.fromArray(SPECIES, out, at).add(c10).intoArray(out, at);
    at += c.tailStride;
    FloatVector.fromArray(SPECIES, out, at).add(c20).intoArray(out, at);
    at += c.tailStride;
    FloatVector.fromArray(SPECIES, out, at).add(c30).intoArray(out, at);
  }

  static void oneRowByOne(Matrix a, int aAt, Panels b, int bAt, Panels c, int cAt, int depth) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = zero;
    float[] left = a.data;
    float[] right = b.data;
    for (int k = 0, l = aAt, r = bAt; k < depth; k++, l += a.columnStride, r += b.tailStride) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, right, r);
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
    }
    float[] out = c.data;
    FloatVector.fromArray(SPECIES, out, cAt).add(c00).intoArray(out, cAt);
  }
}
