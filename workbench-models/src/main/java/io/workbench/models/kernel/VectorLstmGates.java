package io.workbench.models.kernel;

import static io.workbench.models.kernel.VectorMath.INTS;
import static io.workbench.models.kernel.VectorMath.LANES;
import static io.workbench.models.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The gates of {@link VectorLstmInference}: the rational functions of {@link VectorMath}, left as
 * fractions until they meet. So a step divides twice for each unit, not five times: c = f c' + i c̃
 * over one denominator, h = o tanh(c) over another. A denominator lies between 1 and 300, so no
 * product of three of them is out of a float's range.
 *
 * <p>The loops have one function each, on purpose. HotSpot adds up how often it has had to give up
 * each method of the Vector API that it inlined, and beyond a hundred (PerMethodTrapLimit) for a
 * whole loop it compiles that loop with vectors as objects, ten times slower: one loop for all of a
 * step suffered that in one start out of seven.
 *
 * <p>The four sums of a vector of units lie next to each other, c̃, f, o, i, in the order of {@link
 * LstmCell}; a vector's numerator comes to lie where its first sum was.
 */
final class VectorLstmGates {
  private static final int WIDTH = LstmWeights.GATES * LANES;
  private static final int FORGET = LANES;
  private static final int OUTPUT = 2 * LANES;
  private static final int INPUT = 3 * LANES;

  private VectorLstmGates() {}

  /**
   * From sums to cₜ = f ⊙ cₜ₋₁ + i ⊙ c̃.
   *
   * @param cellsAt where c is of the first vector of units
   */
  static void remember(LstmScratch scratch, int cellsAt, int vectors) {
    tanh(scratch.sums, 0, WIDTH, scratch, vectors);
    timesInput(scratch, vectors);
    keep(scratch, cellsAt, vectors);
  }

  /** From c to the fraction tanh(c). */
  static void tanhOfCells(LstmScratch scratch, int cellsAt, int vectors) {
    tanh(scratch.cells, cellsAt, LANES, scratch, vectors);
  }

  private static void tanh(float[] from, int fromAt, int stride, LstmScratch scratch, int vectors) {
    float[] sums = scratch.sums;
    float[] denominators = scratch.denominators;
    IntVector infinity = IntVector.broadcast(INTS, VectorMath.INFINITY);
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    for (int index = 0; index < vectors; index++) {
      IntVector bits =
          FloatVector.fromArray(SPECIES, from, fromAt + index * stride).reinterpretAsInts();
      IntVector magnitude = bits.and(VectorMath.MAGNITUDE);
      IntVector nan = infinity.sub(magnitude).lanewise(VectorOperators.ASHR, 31);
      FloatVector x =
          magnitude
              .min(VectorMath.TANH_LIMIT)
              .or(bits.and(VectorMath.SIGN))
              .or(nan)
              .reinterpretAsFloats();
      FloatVector q = x.mul(x);
      FloatVector p = FloatVector.broadcast(SPECIES, VectorMath.TANH_P4);
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.TANH_P3));
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.TANH_P2));
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.TANH_P1));
      p = p.fma(q, one);
      FloatVector d = FloatVector.broadcast(SPECIES, VectorMath.TANH_Q4);
      d = d.fma(q, FloatVector.broadcast(SPECIES, VectorMath.TANH_Q3));
      d = d.fma(q, FloatVector.broadcast(SPECIES, VectorMath.TANH_Q2));
      d = d.fma(q, FloatVector.broadcast(SPECIES, VectorMath.TANH_Q1));
      d = d.fma(q, one);
      x.mul(p).intoArray(sums, index * WIDTH);
      d.intoArray(denominators, index * LANES);
    }
  }

  /** i ⊙ c̃, a fraction still. */
  private static void timesInput(LstmScratch scratch, int vectors) {
    float[] sums = scratch.sums;
    float[] denominators = scratch.denominators;
    IntVector infinity = IntVector.broadcast(INTS, VectorMath.INFINITY);
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    for (int index = 0; index < vectors; index++) {
      IntVector bits =
          FloatVector.fromArray(SPECIES, sums, index * WIDTH + INPUT).reinterpretAsInts();
      IntVector magnitude = bits.and(VectorMath.MAGNITUDE);
      IntVector nan = infinity.sub(magnitude).lanewise(VectorOperators.ASHR, 31);
      FloatVector x =
          magnitude
              .min(VectorMath.SIGMOID_LIMIT)
              .or(bits.and(VectorMath.SIGN))
              .or(nan)
              .reinterpretAsFloats();
      FloatVector q = x.mul(x);
      FloatVector p = FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P4);
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P3));
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P2));
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P1));
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P0));
      FloatVector d = FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_Q4);
      d = d.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_Q3));
      d = d.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_Q2));
      d = d.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_Q1));
      d = d.fma(q, one);
      FloatVector above = x.fma(p, d.mul(0.5f));
      above.mul(FloatVector.fromArray(SPECIES, sums, index * WIDTH)).intoArray(sums, index * WIDTH);
      d.mul(FloatVector.fromArray(SPECIES, denominators, index * LANES))
          .intoArray(denominators, index * LANES);
    }
  }

  /** f ⊙ cₜ₋₁ + i ⊙ c̃ from the fraction i ⊙ c̃. */
  private static void keep(LstmScratch scratch, int cellsAt, int vectors) {
    float[] sums = scratch.sums;
    float[] denominators = scratch.denominators;
    float[] cells = scratch.cells;
    IntVector infinity = IntVector.broadcast(INTS, VectorMath.INFINITY);
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    for (int index = 0; index < vectors; index++) {
      IntVector bits =
          FloatVector.fromArray(SPECIES, sums, index * WIDTH + FORGET).reinterpretAsInts();
      IntVector magnitude = bits.and(VectorMath.MAGNITUDE);
      IntVector nan = infinity.sub(magnitude).lanewise(VectorOperators.ASHR, 31);
      FloatVector x =
          magnitude
              .min(VectorMath.SIGMOID_LIMIT)
              .or(bits.and(VectorMath.SIGN))
              .or(nan)
              .reinterpretAsFloats();
      FloatVector q = x.mul(x);
      FloatVector p = FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P4);
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P3));
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P2));
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P1));
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P0));
      FloatVector d = FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_Q4);
      d = d.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_Q3));
      d = d.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_Q2));
      d = d.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_Q1));
      d = d.fma(q, one);
      FloatVector above = x.fma(p, d.mul(0.5f));
      FloatVector below = FloatVector.fromArray(SPECIES, denominators, index * LANES);
      FloatVector cell = FloatVector.fromArray(SPECIES, cells, cellsAt + index * LANES);
      FloatVector kept = cell.mul(above).mul(below);
      FloatVector.fromArray(SPECIES, sums, index * WIDTH)
          .fma(d, kept)
          .div(d.mul(below))
          .intoArray(cells, cellsAt + index * LANES);
    }
  }

  /**
   * hₜ = o ⊙ tanh(cₜ), for one block of units.
   *
   * @param first number of the block's first vector
   */
  static void show(LstmInferenceStep step, int block, int first) {
    float[] sums = step.scratch().sums;
    float[] denominators = step.scratch().denominators;
    Matrix hidden = step.hidden();
    Matrix again = step.hiddenAgain();
    int hiddenAt = hidden.at(0, block * LANES);
    int againAt = again.at(0, block * LANES);
    int sumsAt = first * WIDTH;
    int denominatorsAt = first * LANES;
    IntVector infinity = IntVector.broadcast(INTS, VectorMath.INFINITY);
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    for (int index = 0; index < hidden.rows; index++) {
      IntVector bits =
          FloatVector.fromArray(SPECIES, sums, sumsAt + OUTPUT + index * WIDTH).reinterpretAsInts();
      IntVector magnitude = bits.and(VectorMath.MAGNITUDE);
      IntVector nan = infinity.sub(magnitude).lanewise(VectorOperators.ASHR, 31);
      FloatVector x =
          magnitude
              .min(VectorMath.SIGMOID_LIMIT)
              .or(bits.and(VectorMath.SIGN))
              .or(nan)
              .reinterpretAsFloats();
      FloatVector q = x.mul(x);
      FloatVector p = FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P4);
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P3));
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P2));
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P1));
      p = p.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_P0));
      FloatVector d = FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_Q4);
      d = d.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_Q3));
      d = d.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_Q2));
      d = d.fma(q, FloatVector.broadcast(SPECIES, VectorMath.SIGMOID_Q1));
      d = d.fma(q, one);
      FloatVector above = x.fma(p, d.mul(0.5f));
      FloatVector state =
          above
              .mul(FloatVector.fromArray(SPECIES, sums, sumsAt + index * WIDTH))
              .div(
                  d.mul(
                      FloatVector.fromArray(
                          SPECIES, denominators, denominatorsAt + index * LANES)));
      state.intoArray(hidden.data, hiddenAt + index * hidden.rowStride);
      state.intoArray(again.data, againAt + index * again.rowStride);
    }
  }
}
