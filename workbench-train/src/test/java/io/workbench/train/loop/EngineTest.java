package io.workbench.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.record.WindowRecordReader;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Windows;
import io.workbench.train.TrainingRun;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
  private static final String YAML =
      """
      name: tiny
      data: {source: synthetic, days: 2}
      model: {kind: lstm, hiddenSize: 4, layers: 2, dropout: 0.3}
      training: {batchSize: 8, weightDecay: 0.1}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "compiled"})
  void theLossIsTheMeanSquaredErrorBeforeTheStepWithoutThePenalty(String name) {
    RunSpec spec = spec(name, "model.dropout=0");
    Windows train = data(spec).train();
    Engine engine = Engines.create(spec, train.features());
    double expected = 0;
    float[] forecasts = engine.predict(train);
    for (int window = 0; window < 8; window++) {
      expected += Math.pow(forecasts[window] - train.target(window), 2) / 8;
    }
    List<Double> losses = new ArrayList<>();
    engine.startEpoch(1, 0.001, 1);

    engine.step(new WindowRecordReader(train), (windows, loss, norm) -> losses.add(loss));

    // Single precision sums of a handful of terms.
    assertThat(losses.get(0)).isCloseTo(expected, within(1e-5 * expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "compiled"})
  void aRestoredStateTakesTheSameNextSteps(String name) {
    RunSpec spec = spec(name);
    Windows train = data(spec).train();
    Engine first = Engines.create(spec, train.features());
    epoch(first, train, 1);
    EngineState state = first.state();
    epoch(first, train, 2);

    Engine second = Engines.create(spec, train.features());
    epoch(second, train, 3);
    second.restore(state);
    epoch(second, train, 2);

    assertThat(second.state().parameters()).isEqualTo(first.state().parameters());
    assertThat(second.state().optimizer()).isEqualTo(first.state().optimizer());
    assertThat(second.state().iterations()).isEqualTo(first.state().iterations());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "compiled"})
  void dropoutFollowsFromTheSeedAlone(String name) {
    Windows train = data(spec(name)).train();
    Engine first = Engines.create(spec(name), train.features());
    Engine second = Engines.create(spec(name), train.features());
    Engine third = Engines.create(spec(name, "model.dropout=0"), train.features());

    epoch(first, train, 1);
    epoch(second, train, 1);
    epoch(third, train, 1);

    assertThat(second.state().parameters()).isEqualTo(first.state().parameters());
    assertThat(third.state().parameters()).isNotEqualTo(first.state().parameters());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "gru", "lstm", "attention"})
  void bothEnginesTakeTheSameStepsWithoutDropout(String kind) {
    RunSpec dl4j = spec("dl4j", "model.dropout=0", "model.kind=" + kind);
    RunSpec compiled = spec("compiled", "model.dropout=0", "model.kind=" + kind);
    Windows train = data(dl4j).train();
    Engine reference = Engines.create(dl4j, train.features());
    Engine fast = Engines.create(compiled, train.features());

    epoch(reference, train, 1);
    epoch(fast, train, 1);

    // Three steps of single precision sums in another order.
    assertThat(fast.predict(train)).containsExactly(reference.predict(train), within(1e-4f));
    assertThat(fast.graph().params().toFloatVector())
        .containsExactly(reference.state().parameters(), within(1e-4f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "compiled"})
  void forecastsAreWithoutDropoutAndInTheWindowsOrder(String name) {
    RunSpec spec = spec(name);
    Windows train = data(spec).train();
    Engine engine = Engines.create(spec, train.features());
    float[] all = engine.predict(train);

    assertThat(all).hasSize(train.size()).isEqualTo(engine.predict(train));
    float[] some = engine.predict(train.select(new int[] {5, 300, 2}));
    // Another batch size may sum in another order.
    assertThat(some[0]).isCloseTo(all[5], within(1e-6f));
    assertThat(some[1]).isCloseTo(all[300], within(1e-6f));
    assertThat(some[2]).isCloseTo(all[2], within(1e-6f));
  }

  private static void epoch(Engine engine, Windows windows, long dropoutSeed) {
    WindowRecordReader reader = new WindowRecordReader(windows);
    reader.order(new int[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3});
    engine.startEpoch(1, 0.01, dropoutSeed);
    while (reader.hasNext()) {
      engine.step(reader, (count, loss, norm) -> assertThat(norm).isPositive());
    }
  }

  private static RunSpec spec(String engine, String... overrides) {
    List<String> all = new ArrayList<>(List.of(overrides));
    all.add("training.engine=" + engine);
    return RunSpecs.parse(YAML, "tiny.yaml", Path.of("").toAbsolutePath(), all);
  }

  private static Dataset data(RunSpec spec) {
    return TrainingRun.prepare(spec, false).members().get(0);
  }
}
