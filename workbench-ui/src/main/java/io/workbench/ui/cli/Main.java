package io.workbench.ui.cli;

import io.workbench.data.InputException;
import io.workbench.train.backend.BackendCheck;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The program {@code workbench}. */
@Command(
    name = "workbench",
    description = "Forecasts the price of GPU compute with four recurrent networks.",
    subcommands = {
      TrainCommand.class,
      SweepCommand.class,
      PredictCommand.class,
      CompareCommand.class,
      UiCommand.class,
      CollectCommand.class,
      AuditCommand.class,
      GenerateCommand.class,
      StoreCommand.class,
      BenchCommand.class,
      DoctorCommand.class,
      CompletionCommand.class,
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = WorkbenchVersion.class,
    footerHeading =
        "%nBefore COMMAND, ./workbench takes --backend cpu (the default) or cuda (an NVIDIA"
            + " GPU).%n%nExit codes: 0 done, 1 the work failed, 2 bad input, 130 interrupted"
            + " (resumable).%n",
    footer = "Example: ./workbench train experiments/eurusd.yaml --model all")
public final class Main {
  /** The commands that have ND4J compute, for which its backend must be usable. */
  private static final Set<Class<?>> COMPUTING =
      Set.of(
          TrainCommand.class,
          SweepCommand.class,
          PredictCommand.class,
          AuditCommand.class,
          BenchCommand.class,
          DoctorCommand.class);

  /** Of the one command that this program runs. */
  final Interrupts interrupts = new Interrupts();

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    StandardError.connect();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    CommandLine line = commandLine(out, err);
    int code = line.execute(arguments);
    out.flush();
    err.flush();
    line.<Main>getCommand().interrupts.commandEnded(code);
    System.exit(code);
  }

  /** Whether a check passed; says in one sentence why it did not. */
  static boolean isUsable(Runnable check, PrintWriter err) {
    try {
      check.run();
      return true;
    } catch (InputException refused) {
      err.println(refused.getMessage());
      return false;
    }
  }

  /** Picocli lets errors through; running out of memory is one that a person can help. */
  private static int execute(ParseResult parsed) {
    List<CommandLine> commands = parsed.asCommandLineList();
    CommandLine last = commands.get(commands.size() - 1);
    try {
      if (computes(commands)) {
        BackendCheck.requireUsable();
      }
      return new RunLast().execute(parsed);
    } catch (InputException refused) {
      throw new ExecutionException(last, refused.getMessage(), refused);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw new ExecutionException(last, ErrorSentences.outOfMemory(e), e);
    }
  }

  /** Whether a command was asked for, and not its help, that has ND4J compute. */
  private static boolean computes(List<CommandLine> commands) {
    return commands.stream()
            .anyMatch(command -> COMPUTING.contains(command.getCommand().getClass()))
        && commands.stream()
            .noneMatch(
                command -> command.isUsageHelpRequested() || command.isVersionHelpRequested());
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(out).setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Duration.class, Durations::parse);
    line.registerConverter(Instant.class, Durations::parseTime);
    line.setUsageHelpAutoWidth(true);
    line.setExecutionStrategy(Main::execute);
    line.setExecutionExceptionHandler(ErrorSentences::forFailure);
    line.setParameterExceptionHandler(ErrorSentences::forBadArguments);
    return line;
  }
}
