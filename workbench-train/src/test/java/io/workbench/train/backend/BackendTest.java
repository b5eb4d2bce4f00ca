package io.workbench.train.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.workbench.data.InputException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.environment.Nd4jEnvironment;

class BackendTest {
  private static final String CPU = "org.nd4j.linalg.cpu.nativecpu.CpuBackend";
  private static final String CUDA = "org.nd4j.linalg.jcublas.JCublasBackend";

  @Test
  void theCpuIsTheDefaultAndRunsHere() {
    assertThat(Backend.chosen()).isEqualTo(Backend.CPU);
    assertThat(Backend.running()).isEqualTo(Backend.CPU);
    assertThatCode(BackendCheck::requireUsable).doesNotThrowAnyException();
  }

  @Test
  void anotherNameIsRefused() {
    assertThat(Backend.named("cuda")).isEqualTo(Backend.CUDA);
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> Backend.named("gpu"))
        .withMessage("--backend must be cpu or cuda, but was \"gpu\".");
  }

  @Test
  void theBuildHoldsTheCpuBackendAndNoOther() {
    assertThat(BackendCheck.providers()).containsExactly(CPU);
  }

  @Test
  void aClassPathOfTwoBackendsOrOfTheWrongOneIsRefused() {
    assertThatCode(() -> BackendCheck.requireOnly(Backend.CPU, List.of(CPU)))
        .doesNotThrowAnyException();
    assertThatCode(() -> BackendCheck.requireOnly(Backend.CUDA, List.of(CUDA)))
        .doesNotThrowAnyException();
    assertMismatch(Backend.CPU, List.of(CPU, CUDA), "holds " + CPU + ", " + CUDA);
    assertMismatch(Backend.CUDA, List.of(CPU, CUDA), "holds " + CPU + ", " + CUDA);
    assertMismatch(Backend.CUDA, List.of(CPU), "holds " + CPU);
    assertMismatch(Backend.CPU, List.of(CUDA), "start with ./workbench --backend cpu.");
    assertMismatch(Backend.CPU, List.of(), "holds none");
  }

  private static void assertMismatch(Backend chosen, List<String> providers, String part) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> BackendCheck.requireOnly(chosen, providers))
        .withMessageContaining(part);
  }

  @Test
  void missingLibrariesAreNamedWithoutThePathOfTheExtractedFile() {
    UnsatisfiedLinkError inner =
        new UnsatisfiedLinkError(
            "/home/me/.javacpp/cache/cuda/libjnicudart.so: libcudart.so.11.0: cannot open shared object file");
    UnsatisfiedLinkError outer = new UnsatisfiedLinkError("no jnicudart in java.library.path");
    outer.initCause(inner);

    assertThat(CudaLibraries.reason(outer))
        .isEqualTo("libcudart.so.11.0: cannot open shared object file");
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(CudaLibraries::require)
        .withMessageContaining("needs the libraries of CUDA 11.6")
        .withMessageContaining("WORKBENCH_CUDA_REDIST=true");
  }

  @Test
  void aResultNamesTheBackendAndItsDevice() {
    Properties information = new Properties();
    information.put(
        Nd4jEnvironment.CUDA_DEVICE_INFORMATION_KEY,
        List.of(device("Tesla T4", 7, 5), device("NVIDIA A10", 8, 6)));

    assertThat(ComputeDevice.gpu(information, 1)).isEqualTo("NVIDIA A10 (compute capability 8.6)");
    assertThat(ComputeDevice.gpu(new Properties(), 1)).isEqualTo("device 1");
    assertThat(ComputeDevice.description()).matches("CpuBackend (x86-64|avx2|avx512|generic)");
  }

  /** As ND4J's CUDA executioner tells it: the numbers are longs. */
  private static Map<String, Object> device(String name, long major, long minor) {
    return Map.of(
        Nd4jEnvironment.CUDA_DEVICE_NAME_KEY, name,
        Nd4jEnvironment.CUDA_DEVICE_MAJOR_VERSION_KEY, major,
        Nd4jEnvironment.CUDA_DEVICE_MINOR_VERSION_KEY, minor);
  }
}
