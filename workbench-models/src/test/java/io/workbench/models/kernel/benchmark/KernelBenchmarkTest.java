package io.workbench.models.kernel.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.models.ModelSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class KernelBenchmarkTest {
  static final List<String> KINDS = ModelSpec.KINDS;

  private static final BenchmarkSpec TINY =
      new BenchmarkSpec(3, 4, 5, 2, 0.2, 8, Duration.ofMillis(20), 2);

  @ParameterizedTest
  @FieldSource("KINDS")
  void measuresTheCompiledEngine(String kind) {
    BenchmarkResult result = new KernelBenchmark(TINY).compiled(kind);
    assertThat(result.kind()).isEqualTo(kind);
    assertThat(result.engine()).startsWith("compiled (vector");
    assertThat(result.threads()).isEqualTo(2);
    assertThat(result.trainWindowsPerSecond() * result.trainStepMs()).isBetween(7999.9, 8000.1);
    assertThat(result.oneWindowP99Ms()).isGreaterThanOrEqualTo(result.oneWindowMs());
    assertThat(result.batchWindowsPerSecond()).isPositive();
    assertThat(result.peakFraction()).isBetween(0.0, 1.0);
  }

  @Test
  void measuresTheGraphItself() {
    BenchmarkResult result = new KernelBenchmark(TINY).graphEngine("rnn");
    assertThat(result.engine()).isEqualTo("dl4j");
    assertThat(result.trainStepMs()).isPositive();
  }
}
