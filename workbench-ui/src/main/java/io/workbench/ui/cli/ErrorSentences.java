package io.workbench.ui.cli;

import io.workbench.data.InputException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a failure into one sentence and an exit code; the stack trace is for {@code --debug}. */
final class ErrorSentences {
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int INTERRUPTED = 130;

  private ErrorSentences() {}

  static int forFailure(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (command.getCommandSpec().findOption("--debug") != null
        && parsed.hasMatchedOption("--debug")) {
      failure.printStackTrace(err);
    }
    if (failure instanceof InputException) {
      err.println(failure.getMessage());
      return BAD_INPUT;
    }
    err.println(sentence(failure));
    return FAILED;
  }

  static int forBadArguments(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.printf("See \"%s --help\".%n", command.getCommandSpec().qualifiedName());
    return BAD_INPUT;
  }

  private static String sentence(Exception failure) {
    String message = failure.getMessage();
    if (failure.getClass().getPackageName().startsWith("io.workbench") && message != null) {
      return message;
    }
    return "Unexpected failure: "
        + (message == null ? failure.getClass().getSimpleName() : message)
        + " (run again with --debug for where it happened).";
  }
}
