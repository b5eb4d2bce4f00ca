package io.workbench.models.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of neighbouring parameters that one thread at a time works on: a panel of weights, or a
 * bias.
 */
final class ParameterBlock {
  final int offset;
  final int length;

  /** A place for partial sums, one a lane. */
  final float[] sums;

  private final @Nullable Transposition transposition;

  ParameterBlock(int offset, int length, int lanes, @Nullable Transposition transposition) {
    this.offset = offset;
    this.length = length;
    this.sums = new float[lanes];
    this.transposition = transposition;
  }

  /** Brings the transposed copy of these weights, if there is one, up to date. */
  void transpose(Kernels kernels) {
    if (transposition != null) {
      kernels.transpose(transposition);
    }
  }
}
