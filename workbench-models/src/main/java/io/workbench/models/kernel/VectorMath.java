package io.workbench.models.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * tanh and the logistic function as rational approximations, over stretches of an array.
 *
 * <p>tanh(x) ≈ x · P(x²) / Q(x²) with P and Q of degree 4, a minimax fit of the relative error on
 * [-8, 8] (6.4e-9; found by Lawson's iteration on the linearised problem, with P(0) = Q(0) = 1). In
 * float arithmetic the error is at most 2.8e-7, that is five units in the last place of 1, from
 * rounding alone; beyond ±8 the value at ±8 is used, which is 2.3e-7 short of 1 and never above it.
 * σ(x) = ½ + ½ tanh(x/2) uses the same fit with the halves multiplied into its coefficients; its
 * error is at most 1.8e-7.
 *
 * <p>x is held within the limits on its bits, since the order of non-negative floats is that of
 * their bits, while min and max of floats cost five instructions each for the sake of NaN and -0.
 * NaN stays NaN: its bits lie beyond infinity's, so the sign of their difference spreads to all
 * ones, which is a NaN again.
 */
final class VectorMath {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /** Vectors of 8 floats mean AVX2, whose 16 registers hold no tile of four by four. */
  static final boolean FEW_REGISTERS = LANES == 8;

  static final int MAGNITUDE = 0x7fffffff;
  static final int SIGN = 0x80000000;
  static final int INFINITY = 0x7f800000;
  static final int TANH_LIMIT = Float.floatToRawIntBits(8);
  static final int SIGMOID_LIMIT = Float.floatToRawIntBits(16);

  // tanh(x) ≈ x · P(x²) / Q(x²): the coefficients of P and Q but P₀ = Q₀ = 1.
  static final float TANH_P4 = 1.5230375e-8f;
  static final float TANH_P3 = 2.1894632e-5f;
  static final float TANH_P2 = 0.0035715962f;
  static final float TANH_P1 = 0.13444497f;
  static final float TANH_Q4 = 8.522429e-7f;
  static final float TANH_Q3 = 3.411289e-4f;
  static final float TANH_Q2 = 0.026164437f;
  static final float TANH_Q1 = 0.46777824f;

  // σ(x) ≈ ½ + x · P(x²) / Q(x²): the coefficients of P and Q but Q₀ = 1.
  static final float SIGMOID_P4 = 1.4873413e-11f;
  static final float SIGMOID_P3 = 8.5525905e-8f;
  static final float SIGMOID_P2 = 5.580619e-5f;
  static final float SIGMOID_P1 = 0.00840281f;
  static final float SIGMOID_P0 = 0.25f;
  static final float SIGMOID_Q4 = 3.329074e-9f;
  static final float SIGMOID_Q3 = 5.330139e-6f;
  static final float SIGMOID_Q2 = 0.0016352773f;
  static final float SIGMOID_Q1 = 0.11694456f;

  private VectorMath() {}

  /** to = tanh(from), {@code count} numbers, a multiple of the lanes. */
  static void tanh(float[] from, int fromAt, float[] to, int toAt, int count) {
    IntVector infinity = IntVector.broadcast(INTS, INFINITY);
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    for (int index = 0; index < count; index += LANES) {
      IntVector bits = FloatVector.fromArray(SPECIES, from, fromAt + index).reinterpretAsInts();
      IntVector magnitude = bits.and(MAGNITUDE);
      IntVector nan = infinity.sub(magnitude).lanewise(VectorOperators.ASHR, 31);
      FloatVector x = magnitude.min(TANH_LIMIT).or(bits.and(SIGN)).or(nan).reinterpretAsFloats();
      FloatVector q = x.mul(x);
      FloatVector p = FloatVector.broadcast(SPECIES, TANH_P4);
      p = p.fma(q, FloatVector.broadcast(SPECIES, TANH_P3));
      p = p.fma(q, FloatVector.broadcast(SPECIES, TANH_P2));
      p = p.fma(q, FloatVector.broadcast(SPECIES, TANH_P1));
      p = p.fma(q, one);
      FloatVector d = FloatVector.broadcast(SPECIES, TANH_Q4);
      d = d.fma(q, FloatVector.broadcast(SPECIES, TANH_Q3));
      d = d.fma(q, FloatVector.broadcast(SPECIES, TANH_Q2));
      d = d.fma(q, FloatVector.broadcast(SPECIES, TANH_Q1));
      d = d.fma(q, one);
      x.mul(p).div(d).intoArray(to, toAt + index);
    }
  }

  /** Replaces {@code count} numbers, a multiple of the lanes, by their logistic function. */
  static void sigmoid(float[] data, int at, int count) {
    IntVector infinity = IntVector.broadcast(INTS, INFINITY);
    for (int index = at; index < at + count; index += LANES) {
      IntVector bits = FloatVector.fromArray(SPECIES, data, index).reinterpretAsInts();
      IntVector magnitude = bits.and(MAGNITUDE);
      IntVector nan = infinity.sub(magnitude).lanewise(VectorOperators.ASHR, 31);
      FloatVector x = magnitude.min(SIGMOID_LIMIT).or(bits.and(SIGN)).or(nan).reinterpretAsFloats();
      FloatVector q = x.mul(x);
      FloatVector p = FloatVector.broadcast(SPECIES, SIGMOID_P4);
      p = p.fma(q, FloatVector.broadcast(SPECIES, SIGMOID_P3));
      p = p.fma(q, FloatVector.broadcast(SPECIES, SIGMOID_P2));
      p = p.fma(q, FloatVector.broadcast(SPECIES, SIGMOID_P1));
      p = p.fma(q, FloatVector.broadcast(SPECIES, SIGMOID_P0));
      FloatVector d = FloatVector.broadcast(SPECIES, SIGMOID_Q4);
      d = d.fma(q, FloatVector.broadcast(SPECIES, SIGMOID_Q3));
      d = d.fma(q, FloatVector.broadcast(SPECIES, SIGMOID_Q2));
      d = d.fma(q, FloatVector.broadcast(SPECIES, SIGMOID_Q1));
      d = d.fma(q, FloatVector.broadcast(SPECIES, 1));
      x.mul(p).div(d).add(0.5f).intoArray(data, index);
    }
  }
}
