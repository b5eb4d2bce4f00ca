package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ResultsFolderTest {
  @Test
  void resultsGoToTheWorkbenchFromAnyFolder() {
    Path home = Path.of("/home/bench");
    Path results = Path.of("experiments/results");

    assertThat(ResultsFolder.standard(null, home)).isEqualTo(results);
    assertThat(ResultsFolder.standard(home, home)).isEqualTo(results);
    assertThat(ResultsFolder.standard(home, Path.of("/home")))
        .isEqualTo(Path.of("bench/experiments/results"));
    assertThat(ResultsFolder.standard(home, Path.of("/tmp"))).isEqualTo(home.resolve(results));
  }
}
