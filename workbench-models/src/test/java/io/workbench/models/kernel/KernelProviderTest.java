package io.workbench.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelProviderTest {
  @Test
  void testsRunWithTheVectorApi() {
    assertThat(KernelProvider.vectorApi()).isTrue();
    assertThat(KernelProvider.best()).isInstanceOf(VectorKernels.class);
  }

  @Test
  void withoutTheVectorApiTheReferenceRuns() {
    assertThat(KernelProvider.best(false)).isInstanceOf(ScalarKernels.class);
  }
}
