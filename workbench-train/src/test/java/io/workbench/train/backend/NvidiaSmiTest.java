package io.workbench.train.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NvidiaSmiTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "0,2", "GPU-8932f937-d72c-4106-c12f-20bd9faed9f6"})
  void onlyTheGpusThatCudaMaySeeAreAskedAfter(String visible) {
    assertThat(NvidiaSmi.command(visible))
        .containsExactly(
            "nvidia-smi",
            "--query-gpu=name,driver_version,compute_cap",
            "--format=csv,noheader",
            "--id=" + visible);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MIG-5c89852c-d268-c3f3-1b07-005d5ae1dc3f", "0; rm", "all"})
  void whatIsNotAListOfGpusAsksForAllOfThem(String visible) {
    assertThat(NvidiaSmi.command(visible)).noneMatch(word -> word.startsWith("--id"));
  }
}
