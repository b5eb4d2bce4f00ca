package io.workbench.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.workbench.data.InputException;
import io.workbench.train.backend.Backend;
import io.workbench.train.spec.EngineChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnginesTest {
  @ParameterizedTest
  @EnumSource(EngineChoice.class)
  void theCpuLeavesTheChoiceAsItIs(EngineChoice asked) {
    assertThat(Engines.choice(asked, Backend.CPU)).isEqualTo(asked);
  }

  @Test
  void autoIsDl4jOnCuda() {
    assertThat(Engines.choice(EngineChoice.AUTO, Backend.CUDA)).isEqualTo(EngineChoice.DL4J);
    assertThat(Engines.choice(EngineChoice.DL4J, Backend.CUDA)).isEqualTo(EngineChoice.DL4J);
  }

  @Test
  void compiledIsRefusedOnCuda() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> Engines.choice(EngineChoice.COMPILED, Backend.CUDA))
        .withMessage(
            "training.engine must be auto or dl4j with --backend cuda, but was compiled: the compiled kernels compute on the CPU.");
  }
}
