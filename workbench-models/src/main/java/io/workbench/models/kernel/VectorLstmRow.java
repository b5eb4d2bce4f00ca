package io.workbench.models.kernel;

import static io.workbench.models.kernel.VectorMath.LANES;
import static io.workbench.models.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * {@link VectorLstmTiles} for one window. Sums are added up in the same order, so that a window's
 * output does not depend on how many are run together.
 */
// checkstyle off: ParameterNumber because a tile is three operands, a place in each, and a depth
final class VectorLstmRow {
  private static final int WIDTH = LstmWeights.GATES * LANES;

  private VectorLstmRow() {}

  /** One block of units. */
  static void oneBlock(
      Matrix a,
      int aAt,
      int depth,
      LstmWeights weights,
      int weightsAt,
      int biasAt,
      float[] sums,
      int to) {
    float[] right = weights.data;
    float[] left = a.data;
    FloatVector c00 = FloatVector.fromArray(SPECIES, weights.bias, biasAt);
    FloatVector c01 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + 3 * LANES);
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
    }
    int at = to;
    c00.intoArray(sums, at);
    c01.intoArray(sums, at + LANES);
    c02.intoArray(sums, at + 2 * LANES);
    c03.intoArray(sums, at + 3 * LANES);
  }

  /** Two blocks of units, since four sums alone would wait for each other. */
  static void twoBlocks(
      Matrix a,
      int aAt,
      int depth,
      LstmWeights weights,
      int weightsAt,
      int biasAt,
      float[] sums,
      int to) {
    float[] right = weights.data;
    float[] left = a.data;
    FloatVector c0 = FloatVector.fromArray(SPECIES, weights.bias, biasAt);
    FloatVector c1 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + LANES);
    FloatVector c2 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + 2 * LANES);
    FloatVector c3 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + 3 * LANES);
    FloatVector c4 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + 4 * LANES);
    FloatVector c5 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + 5 * LANES);
    FloatVector c6 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + 6 * LANES);
    FloatVector c7 = FloatVector.fromArray(SPECIES, weights.bias, biasAt + 7 * LANES);
    int second = weightsAt + weights.depth * WIDTH;
    for (int k = 0; k < depth; k++) {
      int r = weightsAt + k * WIDTH;
      FloatVector x = FloatVector.broadcast(SPECIES, left[aAt + k]);
      c0 = x.fma(FloatVector.fromArray(SPECIES, right, r), c0);
      c1 = x.fma(FloatVector.fromArray(SPECIES, right, r + LANES), c1);
      c2 = x.fma(FloatVector.fromArray(SPECIES, right, r + 2 * LANES), c2);
      c3 = x.fma(FloatVector.fromArray(SPECIES, right, r + 3 * LANES), c3);
      int s = second + k * WIDTH;
      c4 = x.fma(FloatVector.fromArray(SPECIES, right, s), c4);
      c5 = x.fma(FloatVector.fromArray(SPECIES, right, s + LANES), c5);
      c6 = x.fma(FloatVector.fromArray(SPECIES, right, s + 2 * LANES), c6);
      c7 = x.fma(FloatVector.fromArray(SPECIES, right, s + 3 * LANES), c7);
    }
    c0.intoArray(sums, to);
    c1.intoArray(sums, to + LANES);
    c2.intoArray(sums, to + 2 * LANES);
    c3.intoArray(sums, to + 3 * LANES);
    c4.intoArray(sums, to + 4 * LANES);
    c5.intoArray(sums, to + 5 * LANES);
    c6.intoArray(sums, to + 6 * LANES);
    c7.intoArray(sums, to + 7 * LANES);
  }
}
