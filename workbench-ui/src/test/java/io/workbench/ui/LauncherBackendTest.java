package io.workbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.ui.LauncherHouse.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher's {@code --backend} and {@code --executor}, as real processes: the script itself in
 * a house of its own that is built already, with the class path of this test, a {@code mvn} that
 * only notes its arguments, and a PATH on which {@code nvidia-smi} is what a test puts there.
 */
class LauncherBackendTest {
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$@" >>mvn-calls
      cp=$(cat workbench-ui/target/classpath.txt)
      printf '%s' "${cp#*:}" >workbench-ui/target/dependencies-cuda.txt
      printf '%s' "${cp#*:}" >workbench-ui/target/dependencies-spark.txt
      """;

  @TempDir Path home;
  private LauncherHouse house;

  @BeforeEach
  void buildHouse() throws IOException {
    house = LauncherHouse.build(home);
    Files.writeString(house.target.resolve("workbench-ui.jar"), "");
    Files.writeString(
        house.target.resolve("classpath.txt"),
        house.target.resolve("workbench-ui.jar") + ":" + System.getProperty("java.class.path"));
    Files.createFile(house.target.resolve("built"));
    house.script("mvn", MAVEN);
  }

  @Test
  void withoutAGpuCudaIsRefusedInOneSentenceAndNothingIsDownloaded() throws Exception {
    Answer answer = workbench("--backend", "cuda", "train", "experiments/eurusd.yaml");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .isEqualTo(
            "--backend cuda needs an NVIDIA GPU and its driver, but there is no nvidia-smi on the PATH;"
                + " leave the option out, or say --backend cpu, to compute on the CPU.\n");
    assertThat(home.resolve("mvn-calls")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "echo 'NVIDIA H200, 570.86.15, 9.0'|but NVIDIA H200 has 9.0",
        "echo 'Tesla T4, 470.82.01, 7.5'|but Tesla T4 has 470.82.01",
        "echo 'No devices were found'; exit 6|but nvidia-smi found none",
        "echo 'NVIDIA-SMI has failed.'; exit 9|exit code 9 (NVIDIA-SMI has failed.)"
      })
  void anUnfitGpuIsRefusedBeforeAnythingIsDownloaded(String smi, String part) throws Exception {
    house.script("nvidia-smi", "#!/bin/sh\n" + smi + "\n");

    Answer answer = workbench("--backend=cuda", "doctor");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).startsWith("--backend cuda needs ").contains(part).hasLineCount(1);
    assertThat(home.resolve("mvn-calls")).doesNotExist();
  }

  @Test
  void aFitGpuResolvesTheClassPathOnceAndNeverRunsOnAnotherBackend() throws Exception {
    house.script("nvidia-smi", "#!/bin/sh\necho 'NVIDIA A100-SXM4-40GB, 525.60.13, 8.0'\n");

    Answer first = workbench("--backend", "cuda", "doctor");
    Answer second = workbench("--backend", "cuda", "doctor");

    assertThat(Files.readAllLines(home.resolve("mvn-calls")))
        .singleElement()
        .satisfies(call -> assertThat(call).contains("-Pcuda", "-Dcuda.redist=false", "package"));
    // The test's class path holds the CPU backend, which must not stand in for CUDA.
    assertThat(first.exitCode()).isEqualTo(2);
    assertThat(second.exitCode()).isEqualTo(2);
    assertThat(second.err())
        .contains("the class path must hold it and no other", "CpuBackend")
        .hasLineCount(1);
  }

  @Test
  void theRedistributableLibrariesHaveAClassPathOfTheirOwn() throws Exception {
    house.script("nvidia-smi", "#!/bin/sh\necho 'NVIDIA A100-SXM4-40GB, 525.60.13, 8.0'\n");

    workbench("--backend", "cuda", "doctor");
    house.workbench(Map.of("WORKBENCH_CUDA_REDIST", "true"), "--backend", "cuda", "doctor");

    assertThat(Files.readAllLines(home.resolve("mvn-calls")))
        .hasSize(2)
        .last()
        .satisfies(call -> assertThat(call).contains("-Dcuda.redist=true"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--executor spark",
        "--executor=spark",
        "--master local[1]",
        "--master=local[1]",
        "--set executor=spark"
      })
  @EnabledForJreRange(max = JRE.JAVA_22)
  void sparkIsResolvedOnceWhereTheCommandLineAsksForIt(String options) throws Exception {
    String command = "sweep no-such.yaml " + options;

    Answer first = workbench(command.split(" "));
    Answer second = workbench(command.split(" "));

    assertThat(Files.readAllLines(home.resolve("mvn-calls")))
        .singleElement()
        .satisfies(call -> assertThat(call).contains("-Dspark.classpath", "package"));
    assertThat(first.exitCode()).isEqualTo(2);
    assertThat(first.err()).contains("Resolving Apache Spark", "no-such.yaml");
    assertThat(second.err()).contains("no-such.yaml").doesNotContain("Resolving");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sweep no-such.yaml",
        "sweep no-such.yaml --executor local",
        "sweep --master x -h"
      })
  void nothingElseResolvesSpark(String command) throws Exception {
    workbench(command.split(" "));

    assertThat(home.resolve("mvn-calls")).doesNotExist();
  }

  @Test
  void aClusterComputesOnNoGpuOfThisMachine() throws Exception {
    Answer answer = workbench("--backend", "cuda", "sweep", "a.yaml", "--executor", "spark");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("leave --backend cuda out").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--backend cpu --version", "--backend=cpu --version", "--version"})
  void theCpuIsTheDefaultAndNeedsNoGpu(String arguments) throws Exception {
    Answer answer = workbench(arguments.split(" "));

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).startsWith("workbench ");
    assertThat(home.resolve("mvn-calls")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"--backend gpu doctor, gpu", "--backend=, ''", "--backend, ''"})
  void anotherBackendIsRefused(String arguments, String named) throws Exception {
    Answer answer = workbench(arguments.split(" "));

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err())
        .isEqualTo("--backend must be cpu or cuda, but was \"" + named + "\".\n");
  }

  private Answer workbench(String... arguments) throws Exception {
    return house.workbench(Map.of(), arguments);
  }
}
