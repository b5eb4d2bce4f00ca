package io.workbench.train.spec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadSweepTest {
  private static final String HEAD = "name: a\nbase: {data: {source: synthetic}}\n";
  private static final String KINDS = "parameters: {model.kind: [rnn, gru]}\n";
  private static final Path FOLDER = Path.of("specs").toAbsolutePath();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          model.kind: []                            | "model.kind" must list at least one value, but was [].
          model.kind: [rnn, rnn]                    | "model.kind" must list each value once, but was given rnn twice.
          model.layers: [1, 1.0]                    | "model.layers" must list each value once, but was given 1.0 twice.
          model.kind: rnn                           | "parameters.model.kind" must be a list of values, or a mapping with one of choice, int and real, but was "rnn".
          model.layers: {when: {model.kind: rnn}}   | "parameters.model.layers" must be a list of values, or a mapping with one of choice, int and real, but was a mapping.
          model: {kind: [rnn, gru]}                 | "parameters.model" must be a list of values, or a mapping with one of choice, int and real, but was a mapping.
          model.layers: {int: [1, 3], stepp: 1}     | unknown key "stepp" in parameters.model.layers; the nearest known key is "step".
          model.layers: {int: [1, 3], real: [1, 2]} | unknown key "real" in parameters.model.layers; known keys are int, step, log, when.
          model.layers: {int: [1, 2, 3]}            | "parameters.model.layers" must be a list of two numbers, the lowest and the highest, but was a list.
          model.layers: {int: [1, 2.5]}             | "parameters.model.layers" must be a whole number, but was "2.5".
          model.layers: {int: [3, 1]}               | "model.layers" must range from low to high, but was [3, 1].
          model.layers: {int: [2, 2]}               | "model.layers" must range from low to high, but was [2, 2].
          model.dropout: {real: [0.4, 0.1]}         | "model.dropout" must range from low to high, but was [0.4, 0.1].
          model.dropout: {real: [0.1, .inf]}        | "parameters.model.dropout" must be a number, but was ".inf".
          model.dropout: {real: [0, 0.4], log: true} | "model.dropout" with log must start above 0, but was 0.0.
          model.layers: {int: [0, 4], log: true}    | "model.layers" with log must start at 1 or above, but was 0.
          model.layers: {int: [1, 4], log: true, step: 1} | "model.layers" with log must have no step, but was 1.
          model.layers: {int: [1, 4], step: 2}      | the step of "model.layers" must be above 0 and lead from low to high, but was 2.
          model.layers: {int: [1, 4], step: 0}      | the step of "model.layers" must be above 0 and lead from low to high, but was 0.
          model.dropout: {real: [0, 0.4], step: 0.3} | the step of "model.dropout" must be above 0 and lead from low to high, but was 0.3.
          model.dropout: {real: [0, 0.4], step: 1.0e-300} | the step of "model.dropout" must be above 0 and lead from low to high, but was 1.0E-300.
          model.layers: {int: [1, 2], log: yes}     | "parameters.model.layers.log" must be true or false, but was "yes".
          model.layers: {int: [1, 3], when: {model.kid: rnn}} | the condition of "model.layers" must name a swept parameter, but was "model.kid"; the nearest is "model.layers".
          model.layers: {int: [1, 3], when: {}}     | when must name at least one parameter, but was empty.
          model.layers: {int: [1, 3], when: {model.layers: 1}} | the condition of "model.layers" must not depend on itself, but does: model.layers -> model.layers.
          model.layers: {int: [1, 3], when: rnn}    | "parameters.model.layers.when" must be a mapping, but was "rnn".
          name: [a, b]                              | a swept setting must not be the name, which is the sweep's, but was name.
          model.kind: [rnn, lstn]                   | the run refuses "model.kind" with lstn: "model.kind" must be one of rnn, gru, lstm, attention, but was "lstn"; the nearest is "lstm".
          model.hidenSize: {int: [1, 8]}            | the run refuses "model.hidenSize" with 1: unknown key "hidenSize" in model; the nearest known key is "hiddenSize".
          model.layers: {int: [1, 99]}              | the run refuses "model.layers" with 99: layers must be at most 16, but was 99.
          model.layers: {int: [0, 3]}               | the run refuses "model.layers" with 0: layers must be at least 1, but was 0.
          model.layers: {real: [1, 3]}              | the run refuses "model.layers" with 1.0: "model.layers" must be a whole number, but was "1.0".
          model.dropout: {real: [0, 1]}             | the run refuses "model.dropout" with 1.0: dropout must be in [0, 1), but was 1.0.
          """)
  void aParameterIsRefusedWithItsLine(String line, String message) {
    assertThatThrownBy(() -> parse(HEAD + "parameters:\n  " + line + "\n"))
        .isInstanceOf(InputException.class)
        .hasMessage("sweep.yaml:4: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          objective: {metric: test.rmse}       | metric must be one of the validation part, because choosing by any other leaks the test score into the choice, but was "test.rmse".
          objective: {metric: validation.rmsee} | metric must be validation. and one of mse, rmse, mae, mape, smape, mase, r2, directionalAccuracy, but was "validation.rmsee".
          objective: {goal: maximize}          | goal must be minimize for validation.rmse, but was maximize.
          objective: {metric: validation.r2, goal: minimize} | goal must be maximize for validation.r2, but was minimize.
          objective: {goal: most}              | "objective.goal" must be one of minimize, maximize, but was "most".
          search: {method: bayes}              | "search.method" must be one of random, grid, sobol, genetic, tpe, but was "bayes".
          search: {trials: 0}                  | trials must be 1 to 1000000, but was 0.
          search: {maxMinutes: 0}              | maxMinutes must be above 0, but was 0.0.
          search: {gridPoints: 1}              | gridPoints must be 2 to 1000, but was 1.
          search: {maxGrid: 0}                 | maxGrid must be 1 to 1000000, but was 0.
          search: {method: grid, maxGrid: 0}   | maxGrid must be 1 to 1000000, but was 0.
          search: {method: grid, maxGrid: many} | "search.maxGrid" must be a whole number, but was "many".
          search: {startupTrials: 0}           | startupTrials must be at least 1, but was 0.
          search: {trial: 3}                   | unknown key "trial" in search; the nearest known key is "trials".
          serch: {trials: 3}                   | unknown key "serch"; the nearest known key is "search".
          seeds: 0                             | seeds must be 1 to 1000, but was 0.
          pruner: {kind: hyperband}            | "pruner.kind" must be one of none, median, asha, but was "hyperband".
          pruner: {reduction: 1}               | reduction must be at least 2, but was 1.
          pruner: {minEpochs: 0}               | minEpochs must be at least 1, but was 0.
          pruner: {startupTrials: 0}           | startupTrials must be at least 1, but was 0.
          parallel: {workers: 0}               | workers must be 1 to 1024, but was 0.
          executor: cloud                      | "executor" must be one of local, spark, but was "cloud".
          limits: {minutesPerTrial: -1}        | minutesPerTrial must be above 0, but was -1.0.
          limits: {maxFailures: -1}            | maxFailures must be at least 0, but was -1.
          enqueue: {model.kind: rnn}           | "enqueue" must be a list of mappings, but was a mapping.
          enqueue: [rnn]                       | "enqueue" must be a list of mappings, but was "rnn".
          enqueue: [{model.kid: rnn}]          | an enqueued trial must set swept parameters, but was given "model.kid"; the nearest is "model.kind".
          enqueue: [{model.kind: attention}]   | an enqueued trial must give "model.kind" a value of its space, but was attention.
          enqueue: [{}]                        | an enqueued trial must give "model.kind" a value of its space, but was lstm.
          """)
  void aSettingIsRefusedWithItsLine(String line, String message) {
    assertThatThrownBy(() -> parse(HEAD + KINDS + line + "\n"))
        .isInstanceOf(InputException.class)
        .hasMessage("sweep.yaml:4: " + message);
  }

  @Test
  void whatMustBeGivenIsNamed() {
    assertThatThrownBy(() -> parse("# nothing\n"))
        .hasMessage("sweep.yaml: a sweep's YAML must not be empty.");
    assertThatThrownBy(() -> parse("- a\n"))
        .hasMessage("sweep.yaml:1: \"the sweep\" must be a mapping, but was a list.");
    assertThatThrownBy(() -> parse(KINDS)).hasMessage("sweep.yaml:1: \"name\" must be given.");
    assertThatThrownBy(() -> parse("name: a\n" + KINDS))
        .hasMessage("sweep.yaml:1: \"base\" must be given.");
    assertThatThrownBy(() -> parse("name: a\nbase: [a]\n" + KINDS))
        .hasMessage("sweep.yaml:2: \"base\" must be a run's file, or a run, but was a list.");
    assertThatThrownBy(() -> parse(HEAD)).hasMessage("sweep.yaml:1: \"parameters\" must be given.");
    assertThatThrownBy(() -> parse(HEAD + "parameters: {}\n"))
        .hasMessage("sweep.yaml:3: \"parameters\" must name at least one setting, but is empty.");
    assertThatThrownBy(() -> parse(HEAD + "parameters: [model.kind]\n"))
        .hasMessage("sweep.yaml:3: \"parameters\" must be a mapping, but was a list.");
  }

  @Test
  void parametersThatContradictEachOtherAreRefused() {
    assertThatThrownBy(
            () -> parse(HEAD + "parameters:\n  model.kind: [rnn]\n  model: [{kind: gru}]\n"))
        .hasMessage(
            "sweep.yaml:4: swept settings must not contain each other, but was \"model\" and"
                + " \"model.kind\".");
    assertThatThrownBy(
            () ->
                parse(
                    HEAD
                        + "parameters:\n"
                        + "  model.kind: {choice: [rnn, gru], when: {model.layers: 1}}\n"
                        + "  model.layers: {int: [1, 3], when: {model.kind: rnn}}\n"))
        .hasMessage(
            "sweep.yaml:4: the condition of \"model.kind\" must not depend on itself, but does:"
                + " model.kind -> model.layers -> model.kind.");
    assertThatThrownBy(
            () ->
                parse(
                    HEAD
                        + "parameters:\n"
                        + "  model.kind: [rnn, gru]\n"
                        + "  model.layers: {int: [1, 3], when: {model.kind: [rnn, lstm]}}\n"))
        .hasMessage(
            "sweep.yaml:5: the condition of \"model.layers\" must ask for values of"
                + " \"model.kind\", but was lstm.");
  }

  @Test
  void aConditionThatIsNeverMetIsRefused() {
    assertThatThrownBy(
            () ->
                parse(
                    HEAD
                        + "parameters:\n"
                        + "  model.kind: [rnn, gru]\n"
                        + "  model.layers: {int: [1, 3], when: {model.kind: rnn}}\n"
                        + "  model.dropout: {choice: [0.1], when: {model.layers: 1, model.kind:"
                        + " gru}}\n"))
        .hasMessage(
            "sweep.yaml:6: the conditions of \"model.dropout\" must be met at times, but never"
                + " are.");
  }

  @Test
  void anEnqueuedSettingWhoseConditionFailsIsRefused() {
    assertThatThrownBy(
            () ->
                parse(
                    HEAD
                        + "parameters:\n"
                        + "  model.kind: [rnn, gru]\n"
                        + "  model.layers: {int: [1, 3], when: {model.kind: rnn}}\n"
                        + "enqueue:\n"
                        + "  - {model.kind: gru, model.layers: 2}\n"))
        .hasMessage(
            "sweep.yaml:7: an enqueued trial must not set \"model.layers\", whose condition it"
                + " fails, but was 2.");
  }

  @Test
  void whatIsWrongInTheBaseIsNamedWithTheBasesFile(@TempDir Path folder) throws Exception {
    Path sweep = folder.resolve("sweep.yaml");
    Files.writeString(sweep, "name: a\nbase: run.yaml\n" + KINDS);

    assertThatThrownBy(() -> SweepSpecs.read(sweep, List.of()))
        .hasMessage(folder.toRealPath().resolve("run.yaml") + ": there is no such file.");

    Files.writeString(folder.resolve("run.yaml"), "name: a\ndata: {source: synthetic}\nsed: 1\n");
    assertThatThrownBy(() -> SweepSpecs.read(sweep, List.of()))
        .hasMessageContaining("run.yaml:3: unknown key \"sed\"");
  }

  @Test
  void anInvalidSweepCannotBeMadeInCodeEither() {
    SweepSpec valid = parse(HEAD + KINDS);

    assertThatThrownBy(() -> with(valid, List.of(), List.of()))
        .hasMessage("parameters must name at least one setting, but was empty.");
    assertThatThrownBy(() -> with(valid, valid.parameters(), List.of(Map.of("model.kind", "lstm"))))
        .hasMessageContaining("an enqueued trial must give \"model.kind\" a value of its space");
  }

  private static SweepSpec with(
      SweepSpec spec, List<ParameterSpec> parameters, List<Map<String, Object>> enqueue) {
    return new SweepSpec(
        spec.name(),
        spec.base(),
        spec.objective(),
        spec.search(),
        parameters,
        enqueue,
        spec.seeds(),
        spec.pruner(),
        spec.parallel(),
        spec.executor(),
        spec.limits());
  }

  private static SweepSpec parse(String yaml) {
    return SweepSpecs.parse(yaml, "sweep.yaml", FOLDER, List.of());
  }

  @Test
  void aSettingOfTheRunIsToldFromOneOfTheSweep() {
    assertThatThrownBy(() -> withOverride("training.epochs=3"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "--set training.epochs=3: \"training\" is a setting of the run, which a sweep has below"
                + " \"base\" (with --set: base.training); the command for a run is train.");
  }

  private static SweepSpec withOverride(String override) {
    String yaml =
        """
        name: tiny
        base: {data: {source: synthetic}}
        parameters: {model.kind: [rnn, gru]}
        """;
    return SweepSpecs.parse(yaml, "tiny.yaml", FOLDER, List.of(override));
  }
}
