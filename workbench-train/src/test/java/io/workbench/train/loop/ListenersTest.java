package io.workbench.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.workbench.data.record.WindowRecordReader;
import io.workbench.data.window.Windows;
import io.workbench.models.ModelSpec;
import io.workbench.train.TrainingRun;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.listeners.CollectScoresIterationListener;
import org.deeplearning4j.optimize.listeners.PerformanceListener;
import org.deeplearning4j.optimize.listeners.ScoreIterationListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DL4J's own listeners hear either engine. */
class ListenersTest {
  static final List<String> KINDS = ModelSpec.KINDS;

  /** The clipping acts and the decay is felt, so that a listener would see where they are not. */
  private static final String YAML =
      """
      name: heard
      data: {source: synthetic, days: 1}
      model: {kind: lstm, hiddenSize: 4, layers: 2, dropout: 0}
      training: {batchSize: 8, weightDecay: 0.1, clipNorm: 0.2}
      """;

  private static final Windows TRAIN = TrainingRun.prepare(spec("lstm", "dl4j"), false).train();

  @ParameterizedTest
  @FieldSource("KINDS")
  void scoresAreTheSameOnBothEngines(String kind) {
    CollectScoresIterationListener reference = new CollectScoresIterationListener();
    CollectScoresIterationListener compiled = new CollectScoresIterationListener();
    hear(kind, "dl4j", HeardEvery.of(reference, 2));
    hear(kind, "compiled", HeardEvery.of(compiled, 2));

    assertThat(compiled.getScoreVsIter().getEffectiveIndexes()).containsExactly(0, 2, 4, 6);
    // Eight steps of single precision sums in another order.
    assertThat(compiled.getScoreVsIter().getEffectiveScores())
        .containsExactly(reference.getScoreVsIter().getEffectiveScores(), within(1e-4));
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void aListenerIsToldAndShownTheSameByBothEngines(String kind) {
    RecordingListener reference = new RecordingListener();
    RecordingListener compiled = new RecordingListener();
    hear(kind, "dl4j", HeardEvery.of(reference, 3));
    hear(kind, "compiled", HeardEvery.of(compiled, 3));

    assertThat(compiled.calls).isEqualTo(reference.calls);
    assertThat(compiled.arrays.keySet()).isEqualTo(reference.arrays.keySet());
    compiled.arrays.forEach(
        (name, array) ->
            // Steps of single precision sums in another order.
            assertThat(array).as(name).containsExactly(reference.arrays.get(name), within(1e-4f)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "compiled"})
  void aListenerHearsTheIterationsThatItIsMeantTo(String name) {
    RecordingListener listener = new RecordingListener();
    hear("gru", name, HeardEvery.of(listener, 5));

    assertThat(listener.calls)
        .containsExactly(
            "forward 0 in epoch 0",
            "backward 0 in epoch 0",
            "gradient 0 in epoch 0",
            "done 0 in epoch 0",
            "told 0 in epoch 0",
            "forward 5 in epoch 1",
            "backward 5 in epoch 1",
            "gradient 5 in epoch 1",
            "done 5 in epoch 1",
            "told 5 in epoch 1");
  }

  /** The first iteration takes no share of the time, and an hour's pause follows it. */
  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "compiled"})
  void aListenerThatIsPacedHearsNothingOfEpochs(String name) {
    RecordingListener listener = new RecordingListener();
    hear("gru", name, SampledListener.paced(listener, 0.5, Duration.ofHours(1)));

    assertThat(listener.calls)
        .containsExactly(
            "forward 0 in epoch 0",
            "backward 0 in epoch 0",
            "gradient 0 in epoch 0",
            "done 0 in epoch 0",
            "told 0 in epoch 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "compiled"})
  void aListenerHearsNoIterationWhileItsGateIsShut(String name) {
    RecordingListener listener = new RecordingListener();
    AtomicBoolean open = new AtomicBoolean();
    try (Engine engine = engine("gru", name)) {
      engine.listen(HeardEvery.of(listener, 1).onlyWhile(open::get));
      train(engine, 1);
      open.set(true);
      train(engine, 2);
    }

    assertThat(listener.calls).contains("done 4 in epoch 1");
    assertThat(listener.calls).doesNotContain("done 3 in epoch 0", "forward 3 in epoch 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "compiled"})
  void parametersAndUpdateAreThoseOfTheStep(String name) {
    RecordingListener listener = new RecordingListener();
    try (Engine engine = engine("gru", name)) {
      engine.listen(HeardEvery.of(listener, 1));
      WindowRecordReader reader = reader();
      engine.startEpoch(1, 0.01, 1);
      for (int step = 0; step < 3; step++) {
        float[] before = engine.state().parameters();
        engine.step(reader, (windows, loss, norm) -> {});
        float[] after = engine.state().parameters();

        String call = "done " + step + " in epoch 0";
        assertThat(listener.arrays.get(call + " all")).containsExactly(after);
        float[] update = flatGradient(engine.graph());
        for (int index = 0; index < update.length; index++) {
          // Half a unit in the last place of the parameters, which are below 2.
          assertThat(update[index]).isCloseTo(before[index] - after[index], within(1.2e-7f));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "compiled"})
  void listenersThatLogAreServed(String name) {
    hear(
        "attention",
        name,
        HeardEvery.of(new ScoreIterationListener(1), 1),
        HeardEvery.of(new PerformanceListener(1, true), 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "compiled"})
  void listeningChangesNoBit(String name) {
    List<String> dropping = List.of("model.dropout=0.3", "training.engine=" + name);
    try (Engine unheard = engine(dropping);
        Engine heard = engine(dropping)) {
      heard.listen(HeardEvery.of(new RecordingListener(), 3));
      train(unheard, 1);
      train(unheard, 2);
      train(heard, 1);
      train(heard, 2);

      EngineState expected = unheard.state();
      assertThat(heard.state().parameters()).containsExactly(expected.parameters());
      assertThat(heard.state().optimizer()).containsExactly(expected.optimizer());
      assertThat(heard.state().iterations()).isEqualTo(expected.iterations());
    }
  }

  @Test
  void aCompiledStepThatIsNotHeardAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Engine engine = engine(List.of("training.engine=compiled", "training.threads=1"))) {
      engine.listen(HeardEvery.of(new RecordingListener(), 1_000_000));
      WindowRecordReader reader = new WindowRecordReader(TRAIN);
      Engine.StepListener listener = (windows, loss, norm) -> {};
      long fewest = Long.MAX_VALUE;
      // The Vector API allocates until its loops are compiled.
      for (int walk = 0; walk < 500 && fewest > 0; walk++) {
        reader.reset();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int step = 0; step < 10; step++) {
          engine.step(reader, listener);
        }
        fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
      }

      assertThat(fewest).isZero();
    }
  }

  /** Two epochs of four steps, the last of each with a smaller batch. */
  private static void hear(String kind, String engineName, SampledListener... listeners) {
    try (Engine engine = engine(kind, engineName)) {
      for (SampledListener listener : listeners) {
        engine.listen(listener);
      }
      train(engine, 1);
      train(engine, 2);
    }
  }

  private static void train(Engine engine, int epoch) {
    WindowRecordReader reader = reader();
    engine.startEpoch(epoch, 0.01, epoch);
    while (reader.hasNext()) {
      engine.step(reader, (windows, loss, norm) -> assertThat(norm).isPositive());
    }
    engine.endEpoch();
  }

  private static WindowRecordReader reader() {
    WindowRecordReader reader = new WindowRecordReader(TRAIN);
    int[] order = new int[27];
    for (int index = 0; index < order.length; index++) {
      order[index] = 31 * index % TRAIN.size();
    }
    reader.order(order);
    return reader;
  }

  private static float[] flatGradient(ComputationGraph graph) {
    return graph.getGradientsViewArray().ravel().toFloatVector();
  }

  private static Engine engine(String kind, String name) {
    return Engines.create(spec(kind, name), TRAIN.features());
  }

  private static Engine engine(List<String> overrides) {
    RunSpec spec = RunSpecs.parse(YAML, "heard.yaml", Path.of("").toAbsolutePath(), overrides);
    return Engines.create(spec, TRAIN.features());
  }

  private static RunSpec spec(String kind, String engine) {
    List<String> overrides = List.of("model.kind=" + kind, "training.engine=" + engine);
    return RunSpecs.parse(YAML, "heard.yaml", Path.of("").toAbsolutePath(), overrides);
  }
}
