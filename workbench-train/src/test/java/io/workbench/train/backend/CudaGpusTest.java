package io.workbench.train.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.workbench.data.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CudaGpusTest {
  @Test
  void anA100WithAFitDriverIsUsable() {
    List<Gpu> gpus = CudaGpus.requireUsable(answer("NVIDIA A100-SXM4-40GB, 525.60.13, 8.0"));

    assertThat(gpus)
        .containsExactly(
            new Gpu("NVIDIA A100-SXM4-40GB", "525.60.13", new ComputeCapability(8, 0)));
    assertThat(gpus.get(0).hasOwnCode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NVIDIA GeForce RTX 4090, 535.54.03, 8.9", "NVIDIA L4, 525.60.13, 8.9"})
  void aLaterGpuOfAKnownGenerationIsUsableButWithoutCodeOfItsOwn(String line) {
    List<Gpu> gpus = CudaGpus.requireUsable(answer(line));

    assertThat(gpus).hasSize(1).noneMatch(Gpu::hasOwnCode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.0", "5.2", "6.0", "6.1", "6.2", "7.0", "7.5", "8.0", "8.6", "8.9"})
  void codeRunsOnItsGenerationFromItsMinorNumberOn(String capability) {
    assertThatCode(() -> CudaGpus.requireUsable(answer("GPU, 510.39.01, " + capability)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "NVIDIA H100 80GB HBM3, 9.0",
    "NVIDIA H200, 9.0",
    "NVIDIA B200, 10.0",
    "NVIDIA GeForce RTX 5090, 12.0",
    "NVIDIA GeForce GT 710, 3.5",
    "NVIDIA Quadro 4000, 2.0"
  })
  void aGenerationWithoutCodeIsRefusedWithItsName(String name, String capability) {
    assertRefused(
        answer(name + ", 570.86.15, " + capability),
        "needs a GPU of compute capability 5.0 to 8.9 (or 3.7)",
        "but " + name + " has " + capability);
  }

  @Test
  void everyGpuMustBeUsable() {
    assertRefused(
        answer("NVIDIA A10, 570.86.15, 8.6\nNVIDIA H200, 570.86.15, 9.0"), "NVIDIA H200 has 9.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"450.80.02", "470.182.03", "510.38", "510.39.00", "510.39"})
  void anOlderDriverThanThatOfCuda116IsRefused(String driver) {
    assertRefused(
        answer("Tesla V100-SXM2-16GB, " + driver + ", 7.0"),
        "needs NVIDIA's driver 510.39.01 or newer, but Tesla V100-SXM2-16GB has " + driver);
  }

  @ParameterizedTest
  @ValueSource(strings = {"510.39.01", "510.47.03", "515.43", "1000.1"})
  void driversAreComparedNumberByNumber(String driver) {
    assertThatCode(() -> CudaGpus.requireUsable(answer("Tesla T4, " + driver + ", 7.5")))
        .doesNotThrowAnyException();
  }

  @Test
  void aSmiThatDoesNotKnowTheCapabilityIsOfAnOlderDriver() {
    assertRefused(
        new NvidiaSmi(2, "Field \"compute_cap\" is not a valid field to query."),
        "needs NVIDIA's driver 510.39.01 or newer, but nvidia-smi is of an older one");
  }

  @Test
  void aMachineWithoutNvidiaSmiIsRefused() {
    assertRefused(
        new NvidiaSmi(NvidiaSmi.NOT_FOUND, ""),
        "needs an NVIDIA GPU and its driver, but there is no nvidia-smi on the PATH");
  }

  @Test
  void aDriverThatDoesNotAnswerIsRefusedWithItsOwnWords() {
    assertRefused(
        new NvidiaSmi(9, "NVIDIA-SMI has failed because it couldn't communicate.\nMake sure."),
        "nvidia-smi failed with exit code 9",
        "(NVIDIA-SMI has failed because it couldn't communicate.)");
  }

  @Test
  void aMachineWithADriverButNoGpuIsRefused() {
    assertRefused(new NvidiaSmi(6, "No devices were found"), "but nvidia-smi found none");
    assertRefused(new NvidiaSmi(0, "No devices were found"), "but nvidia-smi found none");
    assertRefused(new NvidiaSmi(0, ""), "but nvidia-smi found none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NVIDIA A100, 525.60.13, [N/A]", "[Unknown Error]"})
  void anAnswerThatCannotBeReadIsRefusedAndQuoted(String line) {
    assertRefused(answer(line), "but nvidia-smi answered \"" + line + "\"");
  }

  @Test
  void onlyLinuxOnX86HasAClassPathForCuda() {
    assertThatCode(() -> CudaGpus.requirePlatform("Linux", "amd64")).doesNotThrowAnyException();
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> CudaGpus.requirePlatform("Mac OS X", "aarch64"))
        .withMessageContaining("needs Linux on x86-64, but this is Mac OS X on aarch64");
  }

  private static NvidiaSmi answer(String text) {
    return new NvidiaSmi(0, text);
  }

  /** In one sentence on one line, with the way back to the CPU. */
  private static void assertRefused(NvidiaSmi answer, String... parts) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> CudaGpus.requireUsable(answer))
        .satisfies(
            refused ->
                assertThat(refused.getMessage())
                    .contains(parts)
                    .doesNotContain("\n")
                    .startsWith("--backend cuda needs ")
                    .endsWith("or say --backend cpu, to compute on the CPU."));
  }
}
