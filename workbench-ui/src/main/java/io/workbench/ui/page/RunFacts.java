package io.workbench.ui.page;

import io.workbench.data.source.CsvSpec;
import io.workbench.data.source.DataSpec;
import io.workbench.data.source.StoreSpec;
import io.workbench.models.ModelSpec;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.evaluate.Skill;
import io.workbench.train.run.InstrumentResult;
import io.workbench.train.run.Interval;
import io.workbench.train.run.ProvenanceRecord;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.RunResult.Scores;
import io.workbench.train.spec.RunSpec;
import io.workbench.ui.page.RunView.Fact;
import io.workbench.ui.page.RunView.Instrument;
import io.workbench.ui.page.RunView.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A result in words and rows. */
final class RunFacts {
  private RunFacts() {}

  static List<Fact> of(RunResult result) {
    ProvenanceRecord from = result.provenance();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Network", result.model().kind()));
    facts.add(new Fact("Parameters", number(result.model().parameters())));
    facts.add(new Fact("Epochs", epochs(result.training())));
    facts.add(
        new Fact("Windows a second", number(Math.round(result.training().windowsPerSecond()))));
    facts.add(new Fact("Data", from.data().origin()));
    facts.add(new Fact("Rows", number(from.data().rows())));
    facts.add(new Fact("Test windows", number(result.split().test().windows())));
    intervals(result, facts);
    facts.add(new Fact("Engine", from.environment().engine()));
    facts.add(new Fact("Processor", from.environment().cpu()));
    facts.add(new Fact("Command", result.run().command()));
    return facts;
  }

  /** What a run that has no result yet is about. */
  static List<Fact> of(RunSpec spec) {
    ModelSpec model = spec.model();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "Network",
            String.format(
                Locale.ROOT,
                "%s, %d wide, %d %s, dropout %s",
                model.kind(),
                model.hiddenSize(),
                model.layers(),
                model.layers() == 1 ? "layer" : "layers",
                model.dropout())));
    facts.add(
        new Fact(
            "Epochs",
            "at most " + spec.training().epochs() + ", patience " + spec.training().patience()));
    facts.add(new Fact("Data", origin(spec.data())));
    facts.add(
        new Fact(
            "Window",
            number(spec.window().length()) + " rows, " + spec.window().horizon() + " ahead"));
    facts.add(new Fact("Batch", number(spec.training().batchSize())));
    facts.add(new Fact("Seed", Long.toString(spec.seed())));
    if (!spec.tags().isEmpty()) {
      facts.add(new Fact("Tags", String.join(", ", spec.tags())));
    }
    return facts;
  }

  private static String origin(DataSpec data) {
    if (data instanceof CsvSpec csv) {
      return csv.path().toString();
    }
    return data instanceof StoreSpec store
        ? store.location().name() + " " + store.query()
        : data.kind();
  }

  private static void intervals(RunResult result, List<Fact> facts) {
    List<Interval> intervals = result.intervals();
    for (Interval interval : intervals == null ? List.<Interval>of() : intervals) {
      facts.add(
          new Fact(
              String.format(Locale.ROOT, "%.0f %% interval", 100 * interval.coverage()),
              String.format(
                  Locale.ROOT,
                  "± %.4g, held %.1f %% of the test part",
                  interval.halfWidth(),
                  100 * interval.testCoverage())));
    }
  }

  private static String epochs(RunResult.Training training) {
    return training.epochs()
        + (training.bestEpoch() == null ? "" : ", best " + training.bestEpoch())
        + (training.stoppedEarly() ? ", stopped early" : "");
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** The model first, then the baselines, then what no forecast can beat. */
  static List<Score> scores(RunResult result) {
    List<Score> scores = new ArrayList<>();
    add(scores, result.model().kind(), result.metrics());
    for (Map.Entry<String, Scores> baseline : result.baselines().entrySet()) {
      add(scores, baseline.getKey(), baseline.getValue());
    }
    add(scores, "oracle", result.oracle());
    return scores;
  }

  /** How the model does on each instrument of a panel, in its own prices. */
  static List<Instrument> instruments(RunResult result) {
    List<Instrument> instruments = new ArrayList<>();
    Map<String, InstrumentResult> each = result.instruments();
    if (each != null) {
      each.forEach((name, one) -> add(instruments, name, one));
    }
    return instruments;
  }

  private static void add(List<Instrument> instruments, String name, InstrumentResult of) {
    Metrics test = of.metrics().test();
    Scores persistence = of.baselines().get("persistence");
    Metrics reference = persistence == null ? null : persistence.test();
    Skill skill = of.skill();
    if (test != null) {
      instruments.add(
          new Instrument(
              name,
              test,
              reference == null ? null : reference.rmse(),
              skill == null ? null : skill.rmseVsPersistence(),
              skill == null ? null : skill.verdict()));
    }
  }

  private static void add(List<Score> scores, String name, @Nullable Scores of) {
    if (of != null && of.test() != null) {
      scores.add(new Score(name, of.test()));
    }
  }
}
