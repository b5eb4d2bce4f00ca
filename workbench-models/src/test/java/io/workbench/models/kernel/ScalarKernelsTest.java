package io.workbench.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScalarKernelsTest extends ElementKernelsContract {
  @Override
  Kernels kernels() {
    return new ScalarKernels(3);
  }

  @Test
  void isTheScalarOne() {
    assertThat(kernels().description()).isEqualTo("scalar");
  }

  @Test
  void refusesNoLanes() {
    assertThat(new ScalarKernels(1).lanes()).isEqualTo(1);
    assertThatThrownBy(() -> new ScalarKernels(0))
        .hasMessage("lanes must be at least 1, but were 0.");
  }
}
