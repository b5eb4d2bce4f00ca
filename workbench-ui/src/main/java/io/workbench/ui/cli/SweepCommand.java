package io.workbench.ui.cli;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import io.workbench.train.spec.SweepSpecs;
import io.workbench.train.sweep.ClusterException;
import io.workbench.train.sweep.DryRun;
import io.workbench.train.sweep.Sweep;
import io.workbench.train.sweep.SweepOutcome;
import io.workbench.train.sweep.SweepRequest;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.ui.call.Program;
import io.workbench.ui.call.ShellWords;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Searches the settings of a run, or goes on with a sweep that was interrupted. */
@Command(
    name = "sweep",
    description =
        "Search the settings of a run as a sweep's YAML describes; prints the sweep's folder.",
    footer = {
      "%nExamples:",
      "  ./workbench sweep experiments/quickstart.yaml",
      "  ./workbench sweep experiments/quickstart.yaml --dry-run",
      "  ./workbench sweep experiments/quickstart.yaml --master spark://host:7077",
      "  ./workbench sweep --resume experiments/results/SWEEP --set search.trials=48"
    })
final class SweepCommand implements Callable<Integer> {
  private static final Set<String> OF_DRY_RUNS =
      Set.of("--dry-run", "--set", "--strict", "--debug", "--help");

  @ParentCommand Main main;
  @Spec CommandSpec spec;
  @Mixin Answer answer;
  @Mixin Output output;
  @Mixin UiOptions ui;
  @Mixin Executor executor;

  @Parameters(index = "0", arity = "0..1", paramLabel = "SPEC", description = "The sweep's YAML.")
  @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a setting of the sweep; may be given several times.")
  List<String> overrides = List.of();

  @Option(names = "--strict", description = "Fail on the first row that would be set aside.")
  boolean strict;

  @Option(
      names = "--resume",
      paramLabel = "SWEEP",
      description = "Go on with the sweep in this folder; --set may let its budget grow.")
  @Nullable Path resume;

  @Option(
      names = "--rerun-failed",
      description = "With --resume: run the trials again that failed.")
  boolean rerunFailed;

  @Option(
      names = "--dry-run",
      description = "Show the space and the first candidates, and train one step at its corners.")
  boolean dryRun;

  @Override
  public Integer call() {
    if ((file == null) == (resume == null)) {
      throw new InputException("sweep needs a SPEC or --resume SWEEP, and not both.");
    }
    if (resume != null) {
      requireNothingChanged();
    } else if (rerunFailed) {
      throw new InputException("sweep --rerun-failed needs --resume SWEEP.");
    }
    if (dryRun && file != null) {
      requireNothingForTraining();
      DryRun tried = DryRun.of(SweepSpecs.read(file, overrides), strict);
      return DryRunReport.print(tried, spec.commandLine().getOut()) ? 0 : ErrorSentences.FAILED;
    }
    return carryOut();
  }

  private int carryOut() {
    PrintWriter err = spec.commandLine().getErr();
    Terminal terminal = Terminal.ofThisProcess();
    Path results = resume == null ? output.directory() : ResultsFolder.of(resume);
    try (LivePages pages = ui.start(results, err)) {
      int code = carryOut(pages, err, terminal);
      pages.stay(main.interrupts, terminal, err);
      return code;
    }
  }

  private int carryOut(LivePages pages, PrintWriter err, Terminal terminal) {
    try (Interrupts interrupts = main.interrupts.listen(err, terminal, Interrupts.END_THE_RUN);
        SweepProgress progress = new SweepProgress(err, terminal)) {
      SweepRequest request =
          new SweepRequest(
              output.directory(),
              strict,
              commandLine(),
              progress,
              pages.listeners(),
              interrupts.signal(),
              executor.cluster());
      SweepOutcome outcome = outcomeOrHowToGoOn(request, progress);
      progress.close();
      SweepSummary.print(outcome, executor.words(), err);
      spec.commandLine().getOut().println(outcome.directory());
      return exitCode(outcome, interrupts);
    }
  }

  /** What was acknowledged is on the disk, so a sweep whose disk is full goes on where it was. */
  private SweepOutcome outcomeOrHowToGoOn(SweepRequest request, SweepProgress progress) {
    try {
      return outcome(request);
    } catch (OutputException | ClusterException e) {
      Path directory = progress.directory();
      if (directory == null) {
        throw e;
      }
      throw new OutputException(
          e.getMessage()
              + " When that is mended, go on with: "
              + Program.resumeSweep(directory, executor.words()),
          e);
    }
  }

  private SweepOutcome outcome(SweepRequest request) {
    return resume != null
        ? Sweep.resume(resume, settings(), rerunFailed, request)
        : Sweep.start(SweepSpecs.read(Objects.requireNonNull(file), settings()), request);
  }

  private List<String> settings() {
    List<String> settings = new ArrayList<>(overrides);
    settings.addAll(executor.overrides());
    return settings;
  }

  private void requireNothingChanged() {
    String changed = dryRun ? "--dry-run" : output.isChosen() ? "--out" : "";
    if (!changed.isEmpty()) {
      throw new InputException(
          "sweep --resume goes on with the sweep as it was started, so "
              + changed
              + " must be left out.");
    }
  }

  private void requireNothingForTraining() {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!OF_DRY_RUNS.contains(option.longestName())) {
        throw new InputException(
            "sweep --dry-run trains one step here and writes nothing, so "
                + option.longestName()
                + " must be left out.");
      }
    }
  }

  private static int exitCode(SweepOutcome outcome, Interrupts interrupts) {
    if (interrupts.signal().isRequested() || outcome.end().isInterrupted()) {
      return ErrorSentences.INTERRUPTED;
    }
    boolean any = outcome.trials().stream().anyMatch(trial -> trial.state() == TrialState.COMPLETE);
    return any && !outcome.end().givenUp() ? 0 : ErrorSentences.FAILED;
  }

  private String commandLine() {
    return Program.name()
        + " "
        + ShellWords.line(spec.commandLine().getParseResult().originalArgs());
  }
}
