package io.workbench.ui.cli;

import io.workbench.data.InputException;
import io.workbench.data.NearestName;
import io.workbench.data.OutputException;
import io.workbench.data.source.PanelSpec;
import io.workbench.models.ModelSpec;
import io.workbench.train.RunOutcome;
import io.workbench.train.RunPlots;
import io.workbench.train.TrainingRequest;
import io.workbench.train.TrainingRun;
import io.workbench.train.run.RunResult.Status;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import io.workbench.ui.call.Program;
import io.workbench.ui.call.ShellWords;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Trains the networks that a spec describes, or goes on with a run that was interrupted. */
@Command(
    name = "train",
    description = "Train the network that a run's YAML describes; prints the run's folder.",
    footer = {
      "%nExamples:",
      "  ./workbench train experiments/eurusd.yaml --model all",
      "  ./workbench train experiments/synthetic.yaml --set training.epochs=5 --set model.hiddenSize=32",
      "  ./workbench train experiments/panel.yaml --instrument all",
      "  ./workbench train --resume experiments/results/RUN"
    })
final class TrainCommand implements Callable<Integer> {
  private static final String ALL = "all";

  @ParentCommand Main main;
  @Spec CommandSpec spec;
  @Mixin Answer answer;
  @Mixin Output output;
  @Mixin UiOptions ui;

  @Parameters(index = "0", arity = "0..1", paramLabel = "SPEC", description = "The run's YAML.")
  @Nullable Path file;

  @Option(
      names = "--model",
      paramLabel = "KIND",
      description = "rnn, gru, lstm, attention, or all for one run each.")
  @Nullable String model;

  @Option(
      names = "--instrument",
      paramLabel = "NAME",
      description =
          "Of a panel: train on this instrument alone, or on all for one run each (default: one run on all together).")
  @Nullable String instrument;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a setting of the spec; may be given several times.")
  List<String> overrides = List.of();

  @Option(names = "--strict", description = "Fail on the first row that would be set aside.")
  boolean strict;

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description = "Go on with the run in this folder from its last whole epoch.")
  @Nullable Path resume;

  @Override
  public Integer call() {
    if ((file == null) == (resume == null)) {
      throw new InputException("train needs either a SPEC or --resume RUN.");
    }
    if (resume != null) {
      requireNothingChanged();
    }
    List<RunSpec> runs = specs();
    PrintWriter err = spec.commandLine().getErr();
    Terminal terminal = Terminal.ofThisProcess();
    try (LivePages pages = ui.start(results(), err)) {
      int code = carryOut(runs, pages, err, terminal);
      pages.stay(main.interrupts, terminal, err);
      return code;
    }
  }

  private int carryOut(List<RunSpec> runs, LivePages pages, PrintWriter err, Terminal terminal) {
    Path resumed = resume;
    try (Interrupts interrupts = main.interrupts.listen(err, terminal, Interrupts.END_THE_RUN);
        TrainingProgress progress = new TrainingProgress(err, terminal)) {
      TrainingRequest request =
          new TrainingRequest(
              output.directory(),
              strict,
              commandLine(),
              progress,
              pages.listeners(),
              interrupts.signal());
      return resumed != null
          ? exitCode(List.of(carryOut(() -> TrainingRun.resume(resumed, request), progress)))
          : trainAll(runs, request, progress);
    }
  }

  /** What the pages show: the folder that the run's own is in. */
  private Path results() {
    return resume == null ? output.directory() : ResultsFolder.of(resume);
  }

  private void requireNothingChanged() {
    String changed =
        model != null
            ? "--model"
            : instrument != null
                ? "--instrument"
                : !overrides.isEmpty() ? "--set" : output.isChosen() ? "--out" : "";
    if (!changed.isEmpty()) {
      throw new InputException(
          "train --resume goes on with the run as it was started, so "
              + changed
              + " must be left out.");
    }
  }

  private int trainAll(List<RunSpec> runs, TrainingRequest request, TrainingProgress progress) {
    List<RunOutcome> outcomes = new ArrayList<>();
    for (RunSpec run : runs) {
      if (request.stop().isRequested()) {
        break;
      }
      outcomes.add(carryOut(() -> TrainingRun.start(run, request), progress));
    }
    if (outcomes.size() > 1) {
      RunSummary.printTable(outcomes, spec.commandLine().getErr());
    }
    return outcomes.size() < runs.size() ? ErrorSentences.INTERRUPTED : exitCode(outcomes);
  }

  /** Each whole epoch is on the disk, so a run whose disk is full goes on from the last. */
  private RunOutcome carryOut(Supplier<RunOutcome> run, TrainingProgress progress) {
    progress.forgetDirectory();
    try {
      return report(run.get(), progress);
    } catch (OutputException e) {
      Path directory = progress.directory();
      if (directory == null) {
        throw e;
      }
      throw new OutputException(
          e.getMessage() + " When that is mended, go on with: " + Program.resumeRun(directory), e);
    }
  }

  private List<RunSpec> specs() {
    if (file == null) {
      return List.of();
    }
    if (model == null) {
      return ofInstruments(RunSpecs.read(file, overrides));
    }
    List<String> kinds = kinds(model);
    List<RunSpec> specs = new ArrayList<>();
    for (String kind : kinds) {
      List<String> settings = new ArrayList<>(overrides);
      settings.add("model.kind=" + kind);
      specs.addAll(ofInstruments(RunSpecs.read(file, settings)));
    }
    return specs;
  }

  private static List<String> kinds(String model) {
    if (model.equals(ALL)) {
      return ModelSpec.KINDS;
    }
    if (!ModelSpec.KINDS.contains(model)) {
      throw new InputException(
          "--model must be one of "
              + String.join(", ", ModelSpec.KINDS)
              + (", or all, but was \"" + model + "\"; the nearest is \"")
              + (NearestName.closest(model, ModelSpec.KINDS) + "\"."));
    }
    return List.of(model);
  }

  /** The run itself, or those on the chosen instruments of its panel alone. */
  private List<RunSpec> ofInstruments(RunSpec run) {
    if (instrument == null) {
      return List.of(run);
    }
    return instrument.equals(ALL) && run.data() instanceof PanelSpec panel
        ? panel.instruments().keySet().stream().map(run::ofInstrument).toList()
        : List.of(run.ofInstrument(instrument));
  }

  private RunOutcome report(RunOutcome outcome, TrainingProgress progress) {
    progress.clear();
    RunSummary.print(outcome, spec.commandLine().getErr(), Terminal.ofThisProcess());
    if (outcome.result().run().status() == Status.COMPLETE
        && RunPlots.areMissing(outcome.directory())) {
      spec.commandLine()
          .getErr()
          .println(
              "The run lacks a plot. When that is mended, have it drawn with: "
                  + Program.resumeRun(outcome.directory()));
    }
    spec.commandLine().getOut().println(outcome.directory());
    return outcome;
  }

  private static int exitCode(List<RunOutcome> outcomes) {
    if (has(outcomes, Status.INTERRUPTED)) {
      return ErrorSentences.INTERRUPTED;
    }
    return has(outcomes, Status.FAILED) ? ErrorSentences.FAILED : 0;
  }

  private static boolean has(List<RunOutcome> outcomes, Status status) {
    return outcomes.stream().anyMatch(outcome -> outcome.result().run().status() == status);
  }

  private String commandLine() {
    return Program.name()
        + " "
        + ShellWords.line(spec.commandLine().getParseResult().originalArgs());
  }
}
