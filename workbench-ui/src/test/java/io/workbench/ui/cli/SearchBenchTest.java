package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** {@code bench --search}. */
class SearchBenchTest {
  // A peer that answers for whatever function it is asked about.
  private static final String PEER =
      "answer() { echo \"{\\\"function\\\": \\\"$2\\\", \\\"sampler\\\": \\\"other\\\", \\\"best\\\":"
          + " 1000}\"; }; answer";

  @Test
  void everyFunctionHasALineAndThePeersBelowIt() {
    CommandRun run =
        CommandRun.of(
                "bench",
                "--search",
                "--method",
                "sobol",
                "--trials",
                "4",
                "--seeds",
                "2",
                "--peer",
                PEER)
            .succeeded();

    assertThat(run.out().lines()).hasSize(11);
    assertThat(run.out())
        .contains("branin", "hartmann6", "sweep", "rosenbrock4", "ackley5", "sobol", "other")
        .contains("1000.0000        100 %");
    assertThat(run.err()).contains("ms a proposal");
  }

  @Test
  void theAnswerCanBeReadByAProgram() throws JsonProcessingException {
    CommandRun run =
        CommandRun.of("bench", "--search", "--trials", "3", "--seeds", "1", "--json").succeeded();

    JsonNode first = new ObjectMapper().readTree(run.out()).get(0);

    assertThat(first.path("ours").path("search").asText()).isEqualTo("tpe");
  }

  @Test
  void wrongNumbersAreRefused() {
    CommandRun.of("bench", "--search", "--trials", "0")
        .failedWith(ErrorSentences.BAD_INPUT, "--trials must be at least 1, but was 0.");
    CommandRun.of("bench", "--search", "--seeds", "0")
        .failedWith(ErrorSentences.BAD_INPUT, "--seeds must be at least 1, but was 0.");
  }
}
