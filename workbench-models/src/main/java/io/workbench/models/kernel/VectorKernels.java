package io.workbench.models.kernel;

import java.util.Locale;

/**
 * The kernels with the Vector API, for vectors of any width. Nothing else names a class of {@code
 * jdk.incubator.vector}, so that a virtual machine started without that module never loads one.
 */
final class VectorKernels implements Kernels {

  @Override
  public int lanes() {
    return VectorMath.LANES;
  }

  @Override
  public String description() {
    return String.format(Locale.ROOT, "vector, %d bits", VectorMath.LANES * Float.SIZE);
  }

  @Override
  public void multiplyAdd(Matrix a, Panels b, Panels c) {
    VectorProducts.multiplyAdd(a, b, c);
  }

  @Override
  public void addColumnSums(Matrix source, float[] sums, int offset) {
    VectorElements.addColumnSums(source, sums, offset);
  }

  @Override
  public void rnnForward(RnnCell.Step step) {
    VectorRnn.forward(step);
  }

  @Override
  public void rnnBackward(RnnCell.Step step) {
    VectorRnn.backward(step);
  }

  @Override
  public void gruForward(GruCell.Step step) {
    VectorGru.forward(step);
  }

  @Override
  public void gruBackward(GruCell.Step step) {
    VectorGru.backward(step);
  }

  @Override
  public void lstmForward(LstmCell.Step step) {
    VectorLstm.forward(step);
  }

  @Override
  public void lstmInference(LstmInferenceStep step) {
    VectorLstmInference.run(step);
  }

  @Override
  public void lstmBackward(LstmCell.Step step) {
    VectorLstm.backward(step);
  }

  @Override
  public void relu(Matrix values) {
    VectorElements.relu(values);
  }

  @Override
  public void reluBackward(Matrix values, Matrix gradient) {
    VectorElements.reluBackward(values, gradient);
  }

  @Override
  public float dot(float[] x, int xAt, float[] y, int yAt, int count, float[] sums) {
    return VectorElements.dot(x, xAt, y, yAt, count, sums);
  }

  @Override
  public void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int count) {
    VectorElements.addScaled(factor, x, xAt, y, yAt, count);
  }

  @Override
  public void drop(
      DropoutKey key, int element, int pitch, Matrix source, Matrix factors, Matrix target) {
    VectorElements.drop(key, element, pitch, source, factors, target);
  }

  @Override
  public void multiply(Matrix values, Matrix factors) {
    VectorElements.multiply(values, factors);
  }

  @Override
  public double reduce(float[][] parts, int count, float scale, float[] sum, ParameterBlock block) {
    return VectorElements.reduce(parts, count, scale, sum, block);
  }

  @Override
  public void adam(AdamStep step, ParameterBlock block) {
    VectorElements.adam(step, block);
  }

  @Override
  public void transpose(Transposition transposition) {
    VectorTransposition.transpose(transposition);
  }
}
