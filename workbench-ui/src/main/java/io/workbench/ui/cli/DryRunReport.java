package io.workbench.ui.cli;

import io.workbench.train.spec.ParameterSpec;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.DryRun;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** Prints what a sweep would do. */
final class DryRunReport {
  private DryRunReport() {}

  /** Prints it; false when a corner of the space was refused. */
  static boolean print(DryRun dryRun, PrintWriter out) {
    SweepSpec spec = dryRun.spec();
    out.printf(
        Locale.ROOT,
        "Sweep %s: %s, %d trials of %d run%s each, by %s%n%nSpace:%n",
        spec.name(),
        spec.search().method().name().toLowerCase(Locale.ROOT),
        dryRun.trials(),
        spec.seeds(),
        spec.seeds() == 1 ? "" : "s",
        spec.objective().metric());
    for (ParameterSpec parameter : spec.parameters()) {
      out.println("  " + ParameterText.of(parameter));
    }
    out.printf(Locale.ROOT, "%nFirst candidates, while no result is known:%n");
    int number = 0;
    for (Map<String, Object> candidate : dryRun.candidates()) {
      out.printf(Locale.ROOT, "  %2d  %s%n", number++, SweepLines.settings(candidate));
    }
    out.printf(Locale.ROOT, "%nOne training step at %d corners:%n", dryRun.corners().size());
    boolean allTaken = true;
    for (DryRun.Corner corner : dryRun.corners()) {
      allTaken &= corner.problem() == null;
      out.printf(
          Locale.ROOT,
          "  %-7s %s%s%n",
          corner.problem() == null ? "done" : "refused",
          SweepLines.settings(corner.settings()),
          corner.problem() == null
              ? String.format(Locale.ROOT, " (%,d parameters)", corner.parameters())
              : ": " + corner.problem());
    }
    return allTaken;
  }
}
