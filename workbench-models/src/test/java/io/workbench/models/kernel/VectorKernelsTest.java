package io.workbench.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class VectorKernelsTest extends ElementKernelsContract {
  @Override
  Kernels kernels() {
    return new VectorKernels();
  }

  @Test
  void saysHowWideItIs() {
    int bits = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    assertThat(kernels().description()).isEqualTo("vector, " + bits + " bits");
  }
}
