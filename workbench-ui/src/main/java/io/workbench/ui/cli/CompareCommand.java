package io.workbench.ui.cli;

import io.workbench.train.compare.Comparison;
import io.workbench.train.compare.ComparisonFormat;
import io.workbench.train.compare.Objective;
import io.workbench.train.compare.Results;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows results side by side, with their baselines and what differs in their specs. */
@Command(
    name = "compare",
    description =
        "Compare results: metrics, baselines, skill, and what differs in their specs only.",
    footer = {
      "%nExamples:",
      "  ./workbench compare experiments/results",
      "  ./workbench compare RUN1 RUN2 --by test.mae --format markdown"
    })
final class CompareCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Answer answer;

  @Parameters(
      arity = "1..*",
      paramLabel = "RESULT",
      description = "result.json files, runs' folders, or folders that hold such.")
  List<Path> paths;

  @Option(
      names = "--by",
      paramLabel = "METRIC",
      defaultValue = Objective.DEFAULT_METRIC,
      description =
          "What to sort by, such as test.mae, validation.rmse or skill.rmseVsPersistence (default:"
              + " ${DEFAULT-VALUE}).")
  String objective;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "text, csv, markdown, latex or json (default: ${DEFAULT-VALUE}).")
  String format;

  @Option(
      names = "--group-seeds",
      description = "One row for runs that differ in their seeds alone: the mean ± the deviation.")
  boolean groupSeeds;

  @Option(names = "--json", description = "The same as --format json.")
  boolean json;

  @Override
  public Integer call() {
    Results results = Results.find(paths);
    Objective by = Objective.of(objective);
    Comparison comparison =
        groupSeeds
            ? Comparison.ofSeedGroups(results.found(), by)
            : Comparison.of(results.found(), by);
    Terminal terminal = Terminal.ofThisProcess();
    String text =
        ComparisonFormat.named(json ? "json" : format)
            .render(comparison, terminal.stdout() ? terminal.columns() : 0, terminal.stdout());
    results.problems().forEach(spec.commandLine().getErr()::println);
    spec.commandLine().getOut().println(text.stripTrailing());
    return results.problems().isEmpty() ? 0 : ErrorSentences.BAD_INPUT;
  }
}
