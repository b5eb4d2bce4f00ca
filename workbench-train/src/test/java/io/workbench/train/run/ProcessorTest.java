package io.workbench.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorTest {
  @Test
  void theFirstCoreSpeaksForAll() {
    List<String> lines =
        List.of(
            "processor\t: 0",
            "model name\t: Intel(R) Xeon(R) Processor @ 2.60GHz",
            "flags\t\t: fpu sse2 avx2",
            "",
            "processor\t: 1",
            "model name\t: another",
            "flags\t\t: fpu");

    Processor processor = Processor.parse(lines);

    assertThat(processor.model()).isEqualTo("Intel(R) Xeon(R) Processor @ 2.60GHz");
    assertThat(processor.flags()).containsExactlyInAnyOrder("fpu", "sse2", "avx2");
  }

  @Test
  void aProcessorThatIsNotDescribedHasANameAndNoFlags() {
    Processor processor = Processor.parse(List.of());

    assertThat(processor.model()).isNotBlank();
    assertThat(processor.flags()).isEmpty();
  }
}
