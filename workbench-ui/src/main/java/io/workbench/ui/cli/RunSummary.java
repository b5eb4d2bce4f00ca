package io.workbench.ui.cli;

import io.workbench.train.RunOutcome;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.evaluate.SignedPercent;
import io.workbench.train.evaluate.Skill;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.RunResult.Scores;
import io.workbench.train.run.RunResult.Status;
import io.workbench.ui.call.Program;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The few lines a person reads when a run has ended. */
final class RunSummary {
  private RunSummary() {}

  static void print(RunOutcome outcome, PrintWriter err, Terminal terminal) {
    RunResult result = outcome.result();
    RunResult.Training training = result.training();
    err.printf(
        Locale.ROOT,
        "%s: %s after %d %s in %s%s%n",
        result.model().kind(),
        result.run().status().name().toLowerCase(Locale.ROOT),
        training.epochs(),
        training.epochs() == 1 ? "epoch" : "epochs",
        Durations.shortly(training.seconds()),
        training.bestEpoch() == null ? "" : ", best epoch " + training.bestEpoch());
    if (result.run().failure() != null) {
      err.println(result.run().failure());
    }
    long rejected = result.provenance().data().rejectedRows().count();
    if (rejected > 0) {
      err.printf(
          Locale.ROOT, "Rows of the data set aside: %,d; result.json lists the first.%n", rejected);
    }
    if (!result.provenance().data().leftOutFeatures().isEmpty()) {
      String features = String.join(", ", result.provenance().data().leftOutFeatures());
      err.println(terminal.wrap("Features left out, for want of their columns: " + features, ""));
    }
    printScores(result, err, terminal);
    if (result.run().status() == Status.INTERRUPTED) {
      err.println("Go on with: " + Program.resumeRun(outcome.directory()));
    }
  }

  private static void printScores(RunResult result, PrintWriter err, Terminal terminal) {
    if (result.metrics().test() == null) {
      return;
    }
    err.printf(Locale.ROOT, "%n  %-16s %12s %12s %8s%n", "test part", "RMSE", "MAE", "R²");
    row(err, result.model().kind(), result.metrics());
    result.baselines().forEach((name, scores) -> row(err, name, scores));
    if (result.oracle() != null) {
      row(err, "oracle", result.oracle());
    }
    Skill skill = result.skill();
    if (skill != null) {
      err.println(terminal.wrap(skill.verdict(), "  "));
    }
    printInstruments(result, err, terminal);
    err.println();
  }

  /** Where there are several, the above is of all their windows together. */
  private static void printInstruments(RunResult result, PrintWriter err, Terminal terminal) {
    if (result.instruments() == null) {
      return;
    }
    result
        .instruments()
        .forEach(
            (name, one) -> {
              err.printf(
                  Locale.ROOT,
                  "%n  %-16s %12s %12s %8s%n",
                  name + " test part",
                  "RMSE",
                  "MAE",
                  "R²");
              row(err, result.model().kind(), one.metrics());
              Scores persistence = one.baselines().get("persistence");
              if (persistence != null) {
                row(err, "persistence", persistence);
              }
              if (one.oracle() != null) {
                row(err, "oracle", one.oracle());
              }
              if (one.skill() != null) {
                err.println(terminal.wrap(one.skill().verdict(), "  "));
              }
            });
  }

  /** One line a run, for several runs in one go. */
  static void printTable(List<RunOutcome> outcomes, PrintWriter err) {
    err.printf(
        Locale.ROOT, "%-28s %12s %12s %8s   %s%n", "all runs", "RMSE", "MAE", "R²", "skill (RMSE)");
    for (RunOutcome outcome : outcomes) {
      Metrics test = outcome.result().metrics().test();
      Skill skill = outcome.result().skill();
      if (test != null) {
        err.printf(
            Locale.ROOT,
            "%-28s %12s %12s %8s   %s%n",
            outcome.result().run().name() + " " + outcome.result().model().kind(),
            number(test.rmse()),
            number(test.mae()),
            share(test.r2()),
            skill == null || skill.rmseVsPersistence() == null
                ? "–"
                : SignedPercent.of(skill.rmseVsPersistence()));
      }
    }
  }

  private static void row(PrintWriter err, String name, Scores scores) {
    Metrics test = scores.test();
    if (test != null) {
      err.printf(
          Locale.ROOT,
          "  %-16s %12s %12s %8s%n",
          name,
          number(test.rmse()),
          number(test.mae()),
          share(test.r2()));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static String share(@Nullable Double value) {
    return value == null ? "–" : String.format(Locale.ROOT, "%.4f", value);
  }
}
