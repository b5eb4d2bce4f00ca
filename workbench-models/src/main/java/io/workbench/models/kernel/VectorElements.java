package io.workbench.models.kernel;

import static io.workbench.models.kernel.VectorMath.INTS;
import static io.workbench.models.kernel.VectorMath.LANES;
import static io.workbench.models.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** What the kernels do number by number, with vectors. */
final class VectorElements {

  /** Squares are added up in floats for this many vectors, then in doubles. */
  private static final int STRIP = 64;

  private static final IntVector COUNTING = IntVector.zero(INTS).addIndex(1);

  private VectorElements() {}

  static void addColumnSums(Matrix source, float[] sums, int offset) {
    for (int column = 0; column < source.columns; column += LANES) {
      FloatVector sum = FloatVector.zero(SPECIES);
      int at = source.at(0, column);
      for (int row = 0; row < source.rows; row++, at += source.rowStride) {
        sum = sum.add(FloatVector.fromArray(SPECIES, source.data, at));
      }
      FloatVector.fromArray(SPECIES, sums, offset + column)
          .add(sum)
          .intoArray(sums, offset + column);
    }
  }

  static void relu(Matrix values) {
    float[] data = values.data;
    for (int row = 0; row < values.rows; row++) {
      int at = values.at(row, 0);
      for (int column = 0; column < values.columns; column += LANES) {
        FloatVector.fromArray(SPECIES, data, at + column).max(0).intoArray(data, at + column);
      }
    }
  }

  static void reluBackward(Matrix values, Matrix gradient) {
    for (int row = 0; row < values.rows; row++) {
      int valueAt = values.at(row, 0);
      int gradientAt = gradient.at(row, 0);
      for (int column = 0; column < values.columns; column += LANES) {
        FloatVector passed = FloatVector.fromArray(SPECIES, gradient.data, gradientAt + column);
        passed
            .blend(
                0,
                FloatVector.fromArray(SPECIES, values.data, valueAt + column)
                    .compare(VectorOperators.EQ, 0))
            .intoArray(gradient.data, gradientAt + column);
      }
    }
  }

  static float dot(float[] x, int xAt, float[] y, int yAt, int count, float[] sums) {
    FloatVector products = FloatVector.zero(SPECIES);
    for (int index = 0; index < count; index += LANES) {
      products =
          FloatVector.fromArray(SPECIES, x, xAt + index)
              .fma(FloatVector.fromArray(SPECIES, y, yAt + index), products);
    }
    products.intoArray(sums, 0);
    float sum = 0;
    for (int lane = 0; lane < LANES; lane++) {
      sum += sums[lane];
    }
    return sum;
  }

  static void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int count) {
    FloatVector factors = FloatVector.broadcast(SPECIES, factor);
    for (int index = 0; index < count; index += LANES) {
      factors
          .fma(
              FloatVector.fromArray(SPECIES, x, xAt + index),
              FloatVector.fromArray(SPECIES, y, yAt + index))
          .intoArray(y, yAt + index);
    }
  }

  static void drop(
      DropoutKey key, int element, int pitch, Matrix source, Matrix factors, Matrix target) {
    for (int row = 0; row < source.rows; row++) {
      fillFactors(key, element + row * pitch, factors, row);
      int sourceAt = source.at(row, 0);
      int factorAt = factors.at(row, 0);
      int targetAt = target.at(row, 0);
      for (int column = 0; column < source.columns; column += LANES) {
        FloatVector.fromArray(SPECIES, factors.data, factorAt + column)
            .mul(FloatVector.fromArray(SPECIES, source.data, sourceAt + column))
            .intoArray(target.data, targetAt + column);
      }
    }
  }

  /**
   * {@link DropoutKey#factor} of neighbouring numbers: the hash twice, written out; then the sign
   * of (bits - threshold), spread over a word, lets the bits of the scale pass or none.
   */
  private static void fillFactors(DropoutKey key, int element, Matrix factors, int row) {
    int scale = Float.floatToRawIntBits(key.scale);
    int at = factors.at(row, 0);
    for (int column = 0; column < factors.columns; column += LANES) {
      IntVector x = COUNTING.add(element + column + key.key1);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16));
      x = x.mul(DropoutKey.MULTIPLIER_1);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 15));
      x = x.mul(DropoutKey.MULTIPLIER_2);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16)).add(key.key2);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16));
      x = x.mul(DropoutKey.MULTIPLIER_1);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 15));
      x = x.mul(DropoutKey.MULTIPLIER_2);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16));
      IntVector bits = x.lanewise(VectorOperators.LSHR, 32 - DropoutKey.BITS);
      IntVector kept = bits.sub(key.threshold).lanewise(VectorOperators.ASHR, 31);
      kept.and(scale).reinterpretAsFloats().intoArray(factors.data, at + column);
    }
  }

  static void multiply(Matrix values, Matrix factors) {
    for (int row = 0; row < values.rows; row++) {
      int valueAt = values.at(row, 0);
      int factorAt = factors.at(row, 0);
      for (int column = 0; column < values.columns; column += LANES) {
        FloatVector.fromArray(SPECIES, values.data, valueAt + column)
            .mul(FloatVector.fromArray(SPECIES, factors.data, factorAt + column))
            .intoArray(values.data, valueAt + column);
      }
    }
  }

  static double reduce(float[][] parts, int count, float scale, float[] sum, ParameterBlock block) {
    double squares = 0;
    int end = block.offset + block.length;
    for (int from = block.offset; from < end; from += STRIP * LANES) {
      int to = Math.min(end, from + STRIP * LANES);
      squares += reduceStrip(parts, count, scale, sum, from, to, block.sums);
    }
    return squares;
  }

  // checkstyle off: ParameterNumber because a strip is a block's reduction and its place
  private static double reduceStrip(
      float[][] parts, int count, float scale, float[] sum, int from, int to, float[] sums) {
    FloatVector squares = FloatVector.zero(SPECIES);
    for (int at = from; at < to; at += LANES) {
      FloatVector total = FloatVector.fromArray(SPECIES, parts[0], at);
      for (int part = 1; part < count; part++) {
        total = total.add(FloatVector.fromArray(SPECIES, parts[part], at));
      }
      total = total.mul(scale);
      total.intoArray(sum, at);
      squares = total.fma(total, squares);
    }
    squares.intoArray(sums, 0);
    double result = 0;
    for (float square : sums) {
      result += square;
    }
    return result;
  }

  static void adam(AdamStep step, ParameterBlock block) {
    FloatVector beta1 = FloatVector.broadcast(SPECIES, step.beta1);
    FloatVector beta2 = FloatVector.broadcast(SPECIES, step.beta2);
    FloatVector rest1 = FloatVector.broadcast(SPECIES, 1 - step.beta1);
    FloatVector rest2 = FloatVector.broadcast(SPECIES, 1 - step.beta2);
    int end = block.offset + block.length;
    for (int at = block.offset; at < end; at += LANES) {
      FloatVector w = FloatVector.fromArray(SPECIES, step.parameters, at);
      FloatVector g =
          FloatVector.fromArray(SPECIES, step.gradient, at)
              .mul(step.clip)
              .add(w.mul(step.coupledDecay));
      FloatVector m = FloatVector.fromArray(SPECIES, step.mean, at).mul(beta1).add(g.mul(rest1));
      FloatVector v =
          FloatVector.fromArray(SPECIES, step.variance, at).mul(beta2).add(g.mul(g).mul(rest2));
      m.intoArray(step.mean, at);
      v.intoArray(step.variance, at);
      FloatVector change = m.mul(step.rate).div(v.sqrt().add(step.epsilon));
      w.sub(change).sub(w.mul(step.decoupledDecay)).intoArray(step.parameters, at);
    }
  }
}
