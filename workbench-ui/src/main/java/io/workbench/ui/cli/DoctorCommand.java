package io.workbench.ui.cli;

import io.workbench.train.run.ResultJson;
import io.workbench.ui.doctor.Doctor;
import io.workbench.ui.doctor.Finding;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what this machine offers and what to do about each thing that is not ideal. */
@Command(
    name = "doctor",
    description = "Examine the machine: JVM, cores, ND4J backend, threads, Vector API, versions.",
    footer = "%nExample: ./workbench doctor --json")
final class DoctorCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Answer answer;

  @Option(names = "--json", description = "Print one JSON document.")
  boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The results folder to look at (default: the workbench's experiments/results).")
  @Nullable Path out;

  @Override
  public Integer call() {
    List<Finding> findings = Doctor.examine(out == null ? ResultsFolder.standard() : out);
    PrintWriter writer = spec.commandLine().getOut();
    if (json) {
      writer.println(ResultJson.text(findings));
    } else {
      findings.forEach(finding -> print(writer, finding));
    }
    boolean bad = findings.stream().anyMatch(finding -> finding.state() == Finding.State.BAD);
    return bad ? ErrorSentences.FAILED : 0;
  }

  private static void print(PrintWriter writer, Finding finding) {
    String mark =
        switch (finding.state()) {
          case GOOD -> "ok  ";
          case SLOW -> "slow";
          case BAD -> "BAD ";
        };
    writer.printf(Locale.ROOT, "%s  %-16s %s%n", mark, finding.name(), finding.value());
    if (finding.advice() != null) {
      writer.printf(Locale.ROOT, "      %-16s -> %s%n", "", finding.advice());
    }
  }
}
