package io.workbench.models.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of a product: each computes a tile of c += a · b, a few rows by a few
 * vectors, in registers.
 *
 * <p>Every step of a loop loads the vectors of one row of b once and one number of each row of a,
 * and uses each several times: six rows by four vectors make 24 multiply-adds out of 10 loads,
 * which keeps both multiply-add units of a core busy, while 24 sums, four vectors of b and one of a
 * fit 32 vector registers. That many sums are also what hides the latency of a multiply-add; a
 * single row has only four and waits.
 *
 * <p>Every sum is a local variable, since nothing that is indexed stays in a register. No vector is
 * passed to a method of ours: HotSpot always inlines the Vector API's methods, but stops inlining
 * others when a method has grown large, and a vector that crosses a call becomes an object on the
 * heap, twenty times slower.
 */
// checkstyle off: ParameterNumber because a tile is three operands, where it starts in each, and a
// depth
// checkstyle off: MethodLength because 24 sums that must not be indexed take 24 lines each time
// they are named
final class VectorTiles {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private VectorTiles() {}

  static void sixRowsByFour(Matrix a, int aAt, Panels b, int bAt, Panels c, int cAt, int depth) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = zero, c01 = zero, c02 = zero, c03 = zero;
    FloatVector c10 = zero, c11 = zero, c12 = zero, c13 = zero;
    FloatVector c20 = zero, c21 = zero, c22 = zero, c23 = zero;
    FloatVector c30 = zero, c31 = zero, c32 = zero, c33 = zero;
    FloatVector c40 = zero, c41 = zero, c42 = zero, c43 = zero;
    FloatVector c50 = zero, c51 = zero, c52 = zero, c53 = zero;
    float[] left = a.data;
    float[] right = b.data;
    int row = a.rowStride;
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
      FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + row]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + 2 * row]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + 3 * row]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
      FloatVector a4 = FloatVector.broadcast(SPECIES, left[l + 4 * row]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      c43 = a4.fma(b3, c43);
      FloatVector a5 = FloatVector.broadcast(SPECIES, left[l + 5 * row]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      c52 = a5.fma(b2, c52);
      c53 = a5.fma(b3, c53);
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
    at += c.rowStride;
    FloatVector.fromArray(SPECIES, out, at).add(c50).intoArray(out, at);
    FloatVector.fromArray(SPECIES, out, at + LANES).add(c51).intoArray(out, at + LANES);
    FloatVector.fromArray(SPECIES, out, at + 2 * LANES).add(c52).intoArray(out, at + 2 * LANES);
    FloatVector.fromArray(SPECIES, out, at + 3 * LANES).add(c53).intoArray(out, at + 3 * LANES);
  }

  static void fourRowsByFour(Matrix a, int aAt, Panels b, int bAt, Panels c, int cAt, int depth) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector c00 = zero, c01 = zero, c02 = zero, c03 = zero;
    FloatVector c10 = zero, c11 = zero, c12 = zero, c13 = zero;
    FloatVector c20 = zero, c21 = zero, c22 = zero, c23 = zero;
    FloatVector c30 = zero, c31 = zero, c32 = zero, c33 = zero;
    float[] left = a.data;
    float[] right = b.data;
    int row = a.rowStride;
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
      FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + row]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + 2 * row]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + 3 * row]);
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
    int row = a.rowStride;
    for (int k = 0, l = aAt, r = bAt; k < depth; k++, l += a.columnStride, r += b.tailStride) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, right, r);
      FloatVector a0 = FloatVector.broadcast(SPECIES, left[l]);
      c00 = a0.fma(b0, c00);
      FloatVector a1 = FloatVector.broadcast(SPECIES, left[l + row]);
      c10 = a1.fma(b0, c10);
      FloatVector a2 = FloatVector.broadcast(SPECIES, left[l + 2 * row]);
      c20 = a2.fma(b0, c20);
      FloatVector a3 = FloatVector.broadcast(SPECIES, left[l + 3 * row]);
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
