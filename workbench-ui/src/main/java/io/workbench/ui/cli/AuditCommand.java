package io.workbench.ui.cli;

import io.workbench.data.audit.AuditCheck;
import io.workbench.data.audit.AuditResult;
import io.workbench.data.audit.LeakAudit;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.SeriesLoader;
import io.workbench.data.window.Panel;
import io.workbench.train.run.ResultJson;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves on the user's own data that no window and no scaler knows its future. */
@Command(
    name = "audit",
    description = {
      "Check that no window and no scaler knows its future.",
      "Alters every value after a time: all windows that end by then must stay bit-identical and the scaler must keep",
      "its numbers. Exits with 1 when something leaks."
    },
    footer = {
      "%nExamples:",
      "  ./workbench audit experiments/h100-offers.yaml",
      "  ./workbench audit experiments/eurusd.yaml --cuts 20 --json"
    })
final class AuditCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Answer answer;

  @Parameters(index = "0", paramLabel = "SPEC", description = "The run's YAML.")
  Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a setting of the spec; may be given several times.")
  List<String> overrides = List.of();

  @Option(
      names = "--cuts",
      defaultValue = "8",
      description =
          "Times spread over the series at which the data is altered (default: ${DEFAULT-VALUE}).")
  int cuts;

  @Option(names = "--strict", description = "Fail on the first row that would be set aside.")
  boolean strict;

  @Option(names = "--json", description = "Print one JSON document.")
  boolean json;

  @Override
  public Integer call() {
    RunSpec run = RunSpecs.read(file, overrides);
    List<String> names = run.featureNames();
    List<LoadedSeries> loaded =
        SeriesLoader.loadAll(run.data(), FeatureSet.columnsAmong(names), strict);
    AuditResult result =
        LeakAudit.run(
            loaded, series -> Panel.prepare(series, names, run.window(), run.split()), cuts);
    print(result);
    return result.passed() ? 0 : ErrorSentences.FAILED;
  }

  private void print(AuditResult result) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ResultJson.text(new Answered(result.passed(), result.checks())));
      return;
    }
    result.checks().forEach(check -> out.println(check.sentence()));
    out.println(
        result.passed()
            ? String.format(Locale.ROOT, "No leak found: %d checks passed.", result.checks().size())
            : String.format(
                Locale.ROOT,
                "LEAK: %d of %d checks failed.",
                result.failures().size(),
                result.checks().size()));
  }

  /** The JSON answer. */
  private record Answered(boolean passed, List<AuditCheck> checks) {}
}
