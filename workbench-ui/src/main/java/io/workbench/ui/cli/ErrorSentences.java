package io.workbench.ui.cli;

import io.workbench.data.InputException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a failure into one sentence and an exit code; the stack trace is for {@code --debug}. */
final class ErrorSentences {
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int INTERRUPTED = 130;

  private static final Pattern NO_WHOLE_NUMBER =
      Pattern.compile("'([^']*)' is not an? (int|long)$");

  private ErrorSentences() {}

  static int forFailure(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (parsedOf(command, parsed).hasMatchedOption("--debug")) {
      failure.printStackTrace(err);
    }
    if (failure instanceof InputException) {
      err.println(failure.getMessage());
      return BAD_INPUT;
    }
    err.println(sentence(failure));
    return FAILED;
  }

  /** Picocli hands over what it parsed for the whole program; the options are the command's. */
  private static ParseResult parsedOf(CommandLine command, ParseResult whole) {
    ParseResult own = command.getParseResult();
    return own == null ? whole : own;
  }

  static int forBadArguments(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    command
        .getErr()
        .printf(
            Locale.ROOT,
            "%s%s; see \"%s --help\".%n",
            problem(failure),
            suggestion(failure),
            command.getCommandSpec().qualifiedName());
    return BAD_INPUT;
  }

  private static String problem(ParameterException failure) {
    return failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
        ? "Unknown argument \"" + unmatched.getUnmatched().get(0) + '"'
        : wholeNumber(String.valueOf(failure.getMessage()));
  }

  /** Picocli names Java's types, which a person need not know. */
  private static String wholeNumber(String message) {
    Matcher found = NO_WHOLE_NUMBER.matcher(message);
    if (!found.find()) {
      return message;
    }
    String value = found.group(1);
    boolean tooLong = value.matches("[+-]?[0-9]+");
    long most = found.group(2).equals("int") ? Integer.MAX_VALUE : Long.MAX_VALUE;
    return found.replaceFirst("")
        + ("must be a whole number" + (tooLong ? " of at most " + most : ""))
        + (", but was \"" + value + '"');
  }

  private static String suggestion(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)
        || unmatched.getSuggestions().isEmpty()) {
      return "";
    }
    return ", the nearest is \"" + unmatched.getSuggestions().get(0) + '"';
  }

  static String outOfMemory(VirtualMachineError error) {
    return "The workbench ran out of memory ("
        + firstLine(error)
        + "); give it more, such as WORKBENCH_JVM_OPTS=-Xmx8g, or make the data or the network smaller.";
  }

  private static String sentence(Exception failure) {
    String message = failure.getMessage();
    if (failure instanceof ExecutionException && message != null) {
      return message;
    }
    if (failure.getClass().getPackageName().startsWith("io.workbench") && message != null) {
      return message;
    }
    return "Unexpected failure: "
        + firstLine(failure)
        + " (run again with --debug for where it happened).";
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.strip().lines().findFirst().orElse("");
  }
}
