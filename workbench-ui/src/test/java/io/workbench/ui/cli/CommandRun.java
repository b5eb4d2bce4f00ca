package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * One command carried out in this process, and what it printed.
 *
 * @param out all of stdout
 * @param err all of stderr but the log
 */
record CommandRun(int exitCode, String out, String err) {
  static CommandRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int index = 0; index < words.length; index++) {
      words[index] = arguments[index].toString();
    }
    int exitCode =
        Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(words);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  /** The run's folder, which is the last line that {@code train} prints. */
  Path runFolder() {
    List<String> lines = out.lines().toList();
    return Path.of(lines.get(lines.size() - 1));
  }

  /** The command failed with the code, said so in one sentence, and answered nothing. */
  CommandRun failedWith(int code, String... parts) {
    assertThat(err).contains(parts).endsWith("." + System.lineSeparator());
    assertThat(err.lines()).hasSize(1);
    assertThat(err).doesNotContain("\tat ", "Exception", "null");
    assertThat(out).isEmpty();
    assertThat(exitCode).isEqualTo(code);
    return this;
  }

  /** The command did what it was asked to. */
  CommandRun succeeded() {
    assertThat(exitCode).as(err).isZero();
    assertThat(err).doesNotContain("\tat ", "Exception");
    return this;
  }
}
