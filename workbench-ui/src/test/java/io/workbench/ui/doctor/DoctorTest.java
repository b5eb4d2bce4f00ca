package io.workbench.ui.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.backend.ComputeCapability;
import io.workbench.train.backend.Gpu;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @Test
  void theBackendIsNamedWithItsDevice(@TempDir Path results) {
    List<Finding> findings = Doctor.examine(results);

    assertThat(findings)
        .filteredOn(finding -> finding.name().equals("ND4J backend"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.value()).startsWith("CpuBackend "));
    assertThat(findings).noneMatch(finding -> finding.name().equals("GPU"));
  }

  @Test
  void aGpuWithoutCodeOfItsOwnIsSaidToBeUntried() {
    Gpu own = new Gpu("NVIDIA A10", "525.60.13", new ComputeCapability(8, 6));
    Gpu later = new Gpu("NVIDIA L4", "525.60.13", new ComputeCapability(8, 9));

    List<Finding> findings = Doctor.gpus(List.of(own, later));

    assertThat(findings)
        .extracting(Finding::value)
        .containsExactly(
            "NVIDIA A10 (compute capability 8.6, driver 525.60.13)",
            "NVIDIA L4 (compute capability 8.9, driver 525.60.13)");
    assertThat(findings)
        .extracting(Finding::state)
        .containsExactly(Finding.State.GOOD, Finding.State.SLOW);
  }
}
