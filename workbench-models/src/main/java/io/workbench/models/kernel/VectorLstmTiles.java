package io.workbench.models.kernel;

import static io.workbench.models.kernel.VectorMath.LANES;
import static io.workbench.models.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of {@link VectorLstmInference}: the sums of the four gates of one vector of
 * units, for a few windows, in registers. They differ from {@link VectorTiles} in that sums start
 * from a bias and land in a scratch array; the shape has the same reasons.
 */
// checkstyle off: ParameterNumber because a tile is three operands, a place in each, and a depth
final class VectorLstmTiles {
  private static final int WIDTH = LstmWeights.GATES * LANES;

  private VectorLstmTiles() {}

  /** Sixteen sums, which hide the latency of a multiply-add. */
  static void fourRows(
      Matrix a,
      int aAt,
      int depth,
      LstmWeights weights,
      int weightsAt,
      int biasAt,
      float[] sums,
      int to) {
    float[] right = weights.data;
    FloatVector c00 = FloatVector.fromArray(SPECIES, weights.bias, biasAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + 3 * LANES);
    FloatVector c10 = c00, c11 = c01, c12 = c02, c13 = c03;
    FloatVector c20 = c00, c21 = c01, c22 = c02, c23 = c03;
    FloatVector c30 = c00, c31 = c01, c32 = c02, c33 = c03;
    float[] left = a.data;
    int row = a.rowStride;
    for (int k = 0; k < depth; k++) {
      int r = weightsAt + k * WIDTH;
      int l = aAt + k;
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
    int at = to;
    c00.intoArray(sums, at);
    c01.intoArray(sums, at + LANES);
    c02.intoArray(sums, at + 2 * LANES);
    c03.intoArray(sums, at + 3 * LANES);
    at += WIDTH;
    c10.intoArray(sums, at);
    c11.intoArray(sums, at + LANES);
    c12.intoArray(sums, at + 2 * LANES);
    c13.intoArray(sums, at + 3 * LANES);
    at += WIDTH;
    c20.intoArray(sums, at);
    c21.intoArray(sums, at + LANES);
    c22.intoArray(sums, at + 2 * LANES);
    c23.intoArray(sums, at + 3 * LANES);
    at += WIDTH;
    c30.intoArray(sums, at);
    c31.intoArray(sums, at + LANES);
    c32.intoArray(sums, at + 2 * LANES);
    c33.intoArray(sums, at + 3 * LANES);
  }

  /** For processors with 16 vector registers, and for rows left over. */
  static void twoRows(
      Matrix a,
      int aAt,
      int depth,
      LstmWeights weights,
      int weightsAt,
      int biasAt,
      float[] sums,
      int to) {
    float[] right = weights.data;
    FloatVector c00 = FloatVector.fromArray(SPECIES, weights.bias, biasAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + 3 * LANES);
    FloatVector c10 = c00, c11 = c01, c12 = c02, c13 = c03;
    float[] left = a.data;
    int row = a.rowStride;
    for (int k = 0; k < depth; k++) {
      int r = weightsAt + k * WIDTH;
      int l = aAt + k;
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
    }
    int at = to;
    c00.intoArray(sums, at);
    c01.intoArray(sums, at + LANES);
    c02.intoArray(sums, at + 2 * LANES);
    c03.intoArray(sums, at + 3 * LANES);
    at += WIDTH;
    c10.intoArray(sums, at);
    c11.intoArray(sums, at + LANES);
    c12.intoArray(sums, at + 2 * LANES);
    c13.intoArray(sums, at + 3 * LANES);
  }
}
