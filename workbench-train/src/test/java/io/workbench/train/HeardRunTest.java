package io.workbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.loop.BatchProgress;
import io.workbench.train.loop.HeardEvery;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.RunStart;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.loop.TrainingListeners;
import io.workbench.train.run.RunResult.Status;
import io.workbench.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that DL4J's listeners hear. */
class HeardRunTest {
  private static final int EVERY = 2;

  private final List<RunStart> starts = new ArrayList<>();
  private final List<Integer> iterations = new ArrayList<>();

  private final TrainingListeners listeners =
      start -> {
        starts.add(start);
        return List.of(HeardEvery.of(new Counter(), EVERY));
      };

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "compiled"})
  void theNumbersOfARunThatIsHeardAreThoseOfOneThatIsNot(String engine, @TempDir Path results)
      throws IOException {
    RunSpec spec = TinyRun.spec("training.engine=" + engine);
    RunOutcome unheard = TrainingRun.start(spec, TinyRun.request(results));
    StopSignal stop = new StopSignal();
    int steps = stepsOfAnEpoch(unheard);

    RunOutcome cut =
        TrainingRun.start(
            spec, TinyRun.request(results, listeners, stopAfter(stop, steps + 2), stop));
    assertThat(cut.result().run().status()).isEqualTo(Status.INTERRUPTED);
    assertThat(iterations).isEqualTo(heard(0, steps + 2));

    iterations.clear();
    RunOutcome resumed =
        TrainingRun.resume(
            cut.directory(),
            TinyRun.request(results, listeners, ProgressListener.NONE, new StopSignal()));

    assertThat(Numbers.of(resumed)).isEqualTo(Numbers.of(unheard));
    assertThat(iterations).isEqualTo(heard(steps, 3 * steps));
    assertThat(starts).extracting(RunStart::directory).containsOnly(cut.directory());
    assertThat(starts).extracting(RunStart::firstEpoch).containsExactly(1, 2);
  }

  private static int stepsOfAnEpoch(RunOutcome outcome) {
    int batchSize = TinyRun.spec().training().batchSize();
    int windows = Math.toIntExact(outcome.result().split().train().windows());
    return (windows + batchSize - 1) / batchSize;
  }

  private static List<Integer> heard(int from, int toExclusive) {
    return IntStream.range(from, toExclusive).filter(i -> i % EVERY == 0).boxed().toList();
  }

  private static ProgressListener stopAfter(StopSignal stop, int batches) {
    return new ProgressListener() {
      private int seen;

      @Override
      public void onBatch(BatchProgress progress) {
        if (++seen == batches) {
          stop.request();
        }
      }
    };
  }

  private final class Counter extends BaseTrainingListener {
    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      iterations.add(iteration);
      assertThat(model.score()).isPositive();
    }
  }
}
