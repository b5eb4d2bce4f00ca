package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "train",
        "predict",
        "compare",
        "audit",
        "generate",
        "store",
        "bench",
        "doctor",
        "generate-completion"
      })
  void everyCommandsHelpHasAnExample(String command) {
    CommandRun run = CommandRun.of(command, "--help").succeeded();

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("Usage: workbench " + command).contains("Example");
    assertThat(run.out()).contains("./workbench " + command);
  }

  @Test
  void theHelpListsEveryCommandWithAWholeSentence() {
    CommandRun run = CommandRun.of("--help").succeeded();

    assertThat(run.err()).isEmpty();
    String commands = run.out().replaceAll("(?s).*Commands:|\n\n.*", "").replaceAll("\n {4,}", " ");
    assertThat(commands.strip().lines()).hasSize(12).allMatch(line -> line.endsWith("."));
    assertThat(run.out()).contains("Exit codes: 0 done, 1 the work failed, 2 bad input, 130");
  }

  @Test
  void theVersionIsOneLine() {
    assertThat(CommandRun.of("--version").succeeded().out()).matches("workbench \\S.*\n");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "trian, 'Unknown argument \"trian\"', workbench --help",
        "train --modle, 'Unknown option: ''--modle'', the nearest is \"--model\"', train --help",
        "predict, 'Missing required options', predict --help",
        "compare, 'Missing required parameter: ''RESULT''', compare --help",
        "generate --days many, '''--days'': must be a whole number, but was \"many\"', generate --help",
        "generate --seed 1.5, '''--seed'': must be a whole number, but was \"1.5\"', generate --help",
        "generate --days 2147483648, 'must be a whole number of at most 2147483647, but was', generate --help",
        "generate --step 5M, 'must be a duration such as PT5M, but was \"5M\"', generate --help",
        "audit, 'Missing required parameter: ''SPEC''', audit --help",
        "'', 'Missing required subcommand', workbench --help",
      })
  void badArgumentsAreOneSentenceThatSaysWhereToLook(String words, String problem, String help) {
    Object[] arguments = words.isEmpty() ? new Object[0] : words.split(" ");

    CommandRun.of(arguments).failedWith(ErrorSentences.BAD_INPUT, problem, help);
  }

  @Test
  void trainNeedsASpecOrARun() {
    CommandRun.of("train").failedWith(2, "train needs either a SPEC or --resume RUN.");
    CommandRun.of("train", "a.yaml", "--resume", "b").failedWith(2, "either a SPEC or --resume");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--set training.epochs=9", "--model lstm", "--out elsewhere"})
  void aResumedRunCannotBeChanged(String change) {
    String option = change.split(" ")[0];

    CommandRun.of((Object[]) ("train --resume run " + change).split(" "))
        .failedWith(2, "goes on with the run as it was started, so " + option + " must be left");
  }

  @Test
  void onlyWhatComputesNeedsTheBackend() {
    System.setProperty("workbench.backend", "cuda");
    try {
      CommandRun.of("--version").succeeded();
      CommandRun.of("--help").succeeded();
      CommandRun.of("train", "--help").succeeded();
      CommandRun.of("generate-completion").succeeded();
      for (String command : List.of("train", "sweep", "audit")) {
        CommandRun.of(command, "missing.yaml").failedWith(2, "backend cuda");
      }
      for (String command : List.of("compare missing", "store check --store missing.db")) {
        assertThat(CommandRun.of((Object[]) command.split(" ")).err())
            .as(command)
            .contains("missing")
            .doesNotContain("cuda");
      }
    } finally {
      System.clearProperty("workbench.backend");
    }
  }

  @ParameterizedTest
  @CsvSource({"predict,--output", "generate,--out", "train,--out", "audit,--json"})
  void theHelpShowsWhereTheAnswerGoesWithAnExample(String command, String option) {
    String help = CommandRun.of(command, "--help").succeeded().out();

    assertThat(help.split("Example")[0]).contains(option);
    if (!command.equals("train")) {
      assertThat(help.split("Example")[1]).contains(option);
    }
  }

  @Test
  void onlyDebugPrintsAStackTrace() {
    CommandRun plain = CommandRun.of("train", "missing.yaml");
    CommandRun debug = CommandRun.of("train", "missing.yaml", "--debug");

    plain.failedWith(2, "missing.yaml: there is no such file.");
    assertThat(debug.exitCode()).isEqualTo(2);
    assertThat(debug.out()).isEmpty();
    assertThat(debug.err()).contains("InputException", "\tat io.workbench");
    assertThat(debug.err().lines().toList()).endsWith("missing.yaml: there is no such file.");
  }

  @Test
  void theCompletionScriptKnowsTheCommandsAndOptions() {
    CommandRun run = CommandRun.of("generate-completion").succeeded();

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("#!/usr/bin/env bash")
        .contains("_picocli_workbench_train", "--resume", "_picocli_workbench_compare");
  }
}
