package io.workbench.train.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.source.CsvSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepSpecsTest {
  private static final Path FOLDER = Path.of("specs").toAbsolutePath();
  private static final String BASE = "base: {data: {source: synthetic}}\n";
  private static final String KINDS = "parameters:\n  model.kind: [rnn, gru]\n";

  @Test
  void absentKeysTakeTheDocumentedDefaults() {
    SweepSpec spec = parse("name: small\n" + BASE + KINDS);

    assertThat(spec.name()).isEqualTo("small");
    assertThat(spec.base())
        .isEqualTo(
            RunSpecs.parse("name: small\ndata: {source: synthetic}", "a", FOLDER, List.of()));
    assertThat(spec.objective()).isEqualTo(new ObjectiveSpec("validation.rmse", Goal.MINIMIZE));
    assertThat(spec.search().method()).isEqualTo(SearchMethod.TPE);
    assertThat(spec.search().trials()).isEqualTo(24);
    assertThat(spec.search().seed()).isEqualTo(1);
    assertThat(spec.search().maxMinutes()).isNull();
    assertThat(spec.search().gridPoints()).isEqualTo(5);
    assertThat(spec.search().maxGrid()).isEqualTo(10_000);
    assertThat(spec.search().startupTrials()).isEqualTo(10);
    assertThat(spec.parameters())
        .containsExactly(new ChoiceParameter("model.kind", List.of("rnn", "gru"), null));
    assertThat(spec.enqueue()).isEmpty();
    assertThat(spec.seeds()).isEqualTo(1);
    assertThat(spec.pruner()).isEqualTo(new PrunerSpec(PrunerKind.NONE, 3, 2, 5));
    assertThat(spec.parallel()).isEqualTo(new ParallelSpec(1));
    assertThat(spec.executor()).isEqualTo(ExecutorChoice.LOCAL);
    assertThat(spec.limits()).isEqualTo(new LimitsSpec(null, 10));
  }

  @Test
  void everyKeyIsRead() {
    SweepSpec spec =
        parse(
            """
            name: full
            base: {name: own, data: {source: synthetic}, model: {layers: 2}}
            objective: {metric: validation.r2}
            search: {method: genetic, trials: 7, seed: -3, maxMinutes: 1.5, gridPoints: 3, maxGrid: 9, startupTrials: 4}
            parameters:
              model.kind: {choice: [rnn, gru, lstm]}
              model.layers: {int: [1, 3], when: {model.kind: [rnn, gru]}}
              model.hiddenSize: {int: [16, 128], log: true}
              training.batchSize: {int: [16, 64], step: 16}
              training.learningRate: {real: [1.0e-4, 1.0e-2], log: true}
              model.dropout: {real: [0, 0.4], step: 0.1, when: {model.layers: 2}}
              training.reduceOnPlateau: [null, {factor: 0.3}]
            enqueue:
              - {model.kind: lstm, training.reduceOnPlateau: null}
            seeds: 3
            pruner: {kind: asha, reduction: 4, minEpochs: 1, startupTrials: 2}
            parallel: {workers: 2}
            executor: spark
            limits: {minutesPerTrial: 2, maxFailures: 0}
            """);

    assertThat(spec.objective()).isEqualTo(new ObjectiveSpec("validation.r2", Goal.MAXIMIZE));
    assertThat(spec.search()).isEqualTo(new SearchSpec(SearchMethod.GENETIC, 7, -3, 1.5, 3, 9, 4));
    assertThat(spec.parameters())
        .containsExactly(
            new ChoiceParameter("model.kind", List.of("rnn", "gru", "lstm"), null),
            new IntParameter("model.layers", 1, 3, null, false, when("model.kind", "rnn", "gru")),
            new IntParameter("model.hiddenSize", 16, 128, null, true, null),
            new IntParameter("training.batchSize", 16, 64, 16L, false, null),
            new RealParameter("training.learningRate", 1e-4, 1e-2, null, true, null),
            new RealParameter("model.dropout", 0, 0.4, 0.1, false, when("model.layers", 2L)),
            new ChoiceParameter(
                "training.reduceOnPlateau", List.of("null", Map.of("factor", 0.3)), null));
    assertThat(spec.seeds()).isEqualTo(3);
    assertThat(spec.pruner()).isEqualTo(new PrunerSpec(PrunerKind.ASHA, 4, 1, 2));
    assertThat(spec.parallel()).isEqualTo(new ParallelSpec(2));
    assertThat(spec.executor()).isEqualTo(ExecutorChoice.SPARK);
    assertThat(spec.limits()).isEqualTo(new LimitsSpec(2.0, 0));
  }

  @Test
  void anEnqueuedTrialTakesWhatItLeavesOutFromTheBase() {
    SweepSpec spec =
        parse(
            "name: a\n"
                + "base: {data: {source: synthetic}, model: {layers: 2}}\n"
                + "parameters:\n"
                + "  model.kind: [rnn, lstm]\n"
                + "  model.layers: {int: [1, 3], when: {model.kind: rnn}}\n"
                + "  model.dropout: {real: [0, 1.0e-1]}\n"
                + "enqueue: [{model.kind: rnn, model.dropout: 0}, {model.dropout: 0.05}]\n");

    assertThat(spec.enqueue())
        .containsExactly(
            Map.of("model.kind", "rnn", "model.layers", 2L, "model.dropout", 0.0),
            Map.of("model.kind", "lstm", "model.dropout", 0.05));
  }

  @Test
  void aGridWithoutTrialsRunsToItsEnd() {
    SweepSpec spec = parse("name: a\n" + BASE + KINDS + "search: {method: grid, maxGrid: 30}\n");
    SweepSpec few = parse("name: a\n" + BASE + KINDS + "search: {method: grid, trials: 3}\n");

    assertThat(spec.search().trials()).isEqualTo(30);
    assertThat(few.search().trials()).isEqualTo(3);
  }

  @Test
  void aTrialsRunIsTheBaseWithItsSettings() {
    SweepSpec spec =
        parse(
            "name: a\n"
                + "base: {name: b, data: {source: synthetic, days: 3}, seed: 5, tags: [paper]}\n"
                + "parameters: {model.kind: [rnn, gru], training.reduceOnPlateau: [null]}\n");

    RunSpec run =
        spec.run(Map.of("model.kind", "gru", "training.reduceOnPlateau", PlainTree.NULL), 2);

    assertThat(run.name()).isEqualTo("a");
    assertThat(run.seed()).isEqualTo(7);
    assertThat(run.tags()).containsExactly("paper");
    assertThat(run.data()).isEqualTo(spec.base().data());
    assertThat(run.model().kind()).isEqualTo("gru");
    assertThat(run.model().hiddenSize()).isEqualTo(64);
    assertThat(run.training().reduceOnPlateau()).isNull();
    assertThat(run.training().threads()).isEqualTo(1);
    assertThat(spec.run(Map.of("training.threads", 2L), 0).training().threads()).isEqualTo(2);
    assertThat(spec.run(Map.of("seed", 9L), 1).seed()).isEqualTo(10);
    assertThatThrownBy(() -> spec.run(Map.of("model.layers", 0L), 0))
        .isInstanceOf(InputException.class)
        .hasMessage("a: layers must be at least 1, but was 0.");
  }

  @Test
  void aWrittenSweepReadsAsAnEqualOneFromItsFolder(@TempDir Path folder) throws IOException {
    Path results = Files.createDirectories(folder.resolve("results/sweep"));
    Files.writeString(
        folder.resolve("run.yaml"), "name: run\ndata: {source: csv, path: one.csv}\n");
    Path file = folder.resolve("sweep.yaml");
    Files.writeString(
        file,
        """
        name: paths
        base: run.yaml
        parameters:
          data.path: [one.csv, sub/two.csv]
          model.layers: {int: [1, 3], when: {data.path: sub/two.csv}}
          model.hiddenSize: {int: [1, 300], log: true}
          model.dropout: {real: [0, 0.3], step: 0.1}
          training.reduceOnPlateau: [null, {factor: 0.5, patience: 2}]
        enqueue:
          - {data.path: sub/two.csv, model.dropout: 0.2, training.reduceOnPlateau: null}
        limits: {minutesPerTrial: 0.5}
        """);
    SweepSpec spec = SweepSpecs.read(file, List.of());

    String yaml = SweepSpecs.toYaml(spec, results);
    Files.writeString(results.resolve("sweep.yaml"), yaml);

    assertThat(SweepSpecs.read(results.resolve("sweep.yaml"), List.of())).isEqualTo(spec);
    assertThat(yaml).contains("../../sub/two.csv").doesNotContain(folder.toString());
    assertThat(((CsvSpec) spec.run(spec.enqueue().get(0), 0).data()).path())
        .isEqualTo(folder.toRealPath().resolve("sub/two.csv"));
    assertThat(SweepSpecs.toMap(spec, results)).containsEntry("seeds", 1);
  }

  @Test
  void overridesReachTheBaseAndTheParameters(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("run.yaml"), "name: run\ndata: {source: synthetic}\n");
    Path file = folder.resolve("sweep.yaml");
    Files.writeString(file, "name: a\nbase: run.yaml\n" + KINDS);

    SweepSpec spec =
        SweepSpecs.read(
            file,
            List.of(
                "base.training.epochs=3",
                "parameters.model.kind=[lstm]",
                "parameters.model.layers={int: [1, 2]}",
                "search.trials=5"));

    assertThat(spec.base().training().epochs()).isEqualTo(3);
    assertThat(spec.parameters())
        .containsExactly(
            new ChoiceParameter("model.kind", List.of("lstm"), null),
            new IntParameter("model.layers", 1, 2, null, false, null));
    assertThat(spec.search().trials()).isEqualTo(5);
    assertThatThrownBy(() -> SweepSpecs.read(file, List.of("base.training.epochz=3")))
        .hasMessageStartingWith("--set base.training.epochz=3: unknown key \"epochz\" in training");
  }

  private static When when(String key, Object... values) {
    return new When(Map.of(key, List.of(values)));
  }

  private static SweepSpec parse(String yaml) {
    return SweepSpecs.parse(yaml, "sweep.yaml", FOLDER, List.of());
  }
}
