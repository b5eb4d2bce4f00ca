package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

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

  private int exitCodeOf(Exception failure) {
    CommandLine line = Main.commandLine(new PrintWriter(err), new PrintWriter(err, true));
    return ErrorSentences.forFailure(failure, line, line.parseArgs());
  }
}
