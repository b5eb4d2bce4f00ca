package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ErrorSentencesTest {
  private final StringWriter err = new StringWriter();

  @Test
  void badInputAndFailedOutputSayTheirSentence() {
    assertThat(exitCodeOf(new InputException("a.csv:3: wrong."))).isEqualTo(2);
    assertThat(exitCodeOf(new OutputException("Cannot write b."))).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("a.csv:3: wrong.%nCannot write b.%n".formatted());
  }

  @Test
  void whatNobodyExpectedIsOneSentenceToo() {
    assertThat(exitCodeOf(new IllegalStateException("no\n\tat such state"))).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("Unexpected failure: no (run again with --debug for where it happened).\n");
  }

  @Test
  void aFailureWithoutAMessageIsNamed() {
    assertThat(exitCodeOf(new ArrayIndexOutOfBoundsException())).isEqualTo(1);
    assertThat(err.toString()).contains("ArrayIndexOutOfBoundsException (run again with --debug");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void runningOutOfMemoryIsOneSentenceAndATraceOnlyForDebug(boolean debug) {
    CommandLine line = Main.commandLine(new PrintWriter(err), new PrintWriter(err, true));
    line.addSubcommand(new Greedy()).setErr(new PrintWriter(err, true));

    int code = debug ? line.execute("greedy", "--debug") : line.execute("greedy");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString().contains("\tat ")).isEqualTo(debug);
    assertThat(err.toString().lines())
        .last()
        .asString()
        .startsWith("The workbench ran out of memory (Java heap space); give it more, such as ");
  }

  @Command(name = "greedy")
  private static final class Greedy implements Callable<Integer> {
    @Mixin Answer answer;

    @Override
    public Integer call() {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  private int exitCodeOf(Exception failure) {
    CommandLine line = Main.commandLine(new PrintWriter(err), new PrintWriter(err, true));
    return ErrorSentences.forFailure(failure, line, line.parseArgs());
  }
}
