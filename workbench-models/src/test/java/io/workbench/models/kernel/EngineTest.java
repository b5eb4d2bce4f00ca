package io.workbench.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.workbench.models.ModelSpec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds for the engine beyond its numbers: threads, allocation, resuming, bad input. */
class EngineTest {
  static final List<String> KINDS = ModelSpec.KINDS;

  private static Trial trial(String kind, int batch) {
    return Trial.of(kind, 17, 2, batch, 4).withDropout(0.2);
  }

  private static float[] parameters(CompiledNetwork network) {
    float[] parameters = new float[network.parameterCount()];
    network.readParameters(parameters);
    return parameters;
  }

  private static double train(CompiledNetwork network, Trial trial, int from, int to) {
    double loss = 0;
    for (int step = from; step < to; step++) {
      loss =
          network.trainStep(trial.windows(step), trial.targets(step), trial.batch(), trial.steps());
    }
    return loss;
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void everyNumberOfThreadsGivesTheSameBits(String kind) {
    Trial trial = trial(kind, 307);
    ComputationGraph graph = trial.graph();
    List<float[]> results = new ArrayList<>();
    for (int threads : new int[] {1, 2, 5}) {
      try (CompiledNetwork network = trial.compile(graph, KernelProvider.best(), threads)) {
        train(network, trial, 0, 3);
        float[] outputs = new float[trial.batch()];
        network.predict(trial.windows(9), trial.batch(), trial.steps(), outputs);
        results.add(parameters(network));
        results.add(outputs);
      }
    }
    for (int index = 2; index < results.size(); index++) {
      assertThat(results.get(index)).containsExactly(results.get(index % 2));
    }
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void resumedTrainingGoesOnToTheBit(String kind) {
    Trial trial = trial(kind, 20);
    ComputationGraph graph = trial.graph();
    ComputationGraph checkpoint = trial.graph();
    float[] unbroken;
    try (CompiledNetwork network = trial.compile(graph, KernelProvider.best(), 1)) {
      network.learningRate(2e-3);
      train(network, trial, 0, 3);
      network.writeBackTo(checkpoint);
      train(network, trial, 3, 6);
      unbroken = parameters(network);
    }
    try (CompiledNetwork network = trial.compile(checkpoint, KernelProvider.best(), 1)) {
      assertThat(network.iteration()).isEqualTo(3);
      assertThat(network.learningRate()).isEqualTo(2e-3);
      train(network, trial, 3, 6);
      assertThat(parameters(network)).containsExactly(unbroken);
    }
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void stepAndPredictionAllocateNothing(String kind) {
    Trial trial = trial(kind, 37);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] windows = trial.windows(1);
    float[] targets = trial.targets(1);
    try (CompiledNetwork network = trial.compile(trial.graph(), KernelProvider.best(), 1)) {
      float[] outputs = new float[trial.batch()];
      long fewest = Long.MAX_VALUE;
      for (int round = 0; round < 400 && fewest > 0; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int step = 0; step < 10; step++) {
          network.trainStep(windows, targets, trial.batch(), trial.steps());
          network.predict(windows, 1, trial.steps(), outputs);
          network.predict(windows, trial.batch(), trial.steps(), outputs);
        }
        fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(fewest).as("bytes that ten steps and predictions allocate").isZero();
    }
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void oneWindowAtATimeAgreesWithTheBatch(String kind) {
    Trial trial = trial(kind, 64);
    float[] windows = trial.windows(1);
    int length = trial.steps() * trial.features();
    float[] batch = new float[64];
    float[] one = new float[1];
    try (CompiledNetwork network = trial.compile(trial.graph(), KernelProvider.best(), 2)) {
      network.predict(windows, 64, trial.steps(), batch);
      for (int window = 0; window < 64; window++) {
        float[] only = Arrays.copyOfRange(windows, window * length, (window + 1) * length);
        network.predict(only, 1, trial.steps(), one);
        assertThat(one[0]).isEqualTo(batch[window]);
      }
    }
  }

  /** Each caller has windows of its own, so that the other's answer would be seen. */
  @ParameterizedTest
  @FieldSource("KINDS")
  void predictionsOfTwoThreadsAtOnceAreTheSerialOnes(String kind)
      throws ExecutionException, InterruptedException {
    Trial trial = trial(kind, 40);
    ComputationGraph graph = trial.graph();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int engineThreads : new int[] {1, 2}) {
        try (CompiledNetwork network = trial.compile(graph, KernelProvider.best(), engineThreads)) {
          CyclicBarrier start = new CyclicBarrier(2);
          Callable<Integer> first = repeated(network, trial, trial.windows(1), start);
          Callable<Integer> second = repeated(network, trial, trial.windows(2), start);
          for (Future<Integer> wrong : threads.invokeAll(List.of(first, second))) {
            assertThat(wrong.get()).as("wrong answers, %d threads", engineThreads).isZero();
          }
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  /** Predicts once now, then 500 times when called; how often the answer was another one. */
  private static Callable<Integer> repeated(
      CompiledNetwork network, Trial trial, float[] windows, CyclicBarrier start) {
    float[] serial = new float[trial.batch()];
    network.predict(windows, serial.length, trial.steps(), serial);
    return () -> {
      start.await();
      int wrong = 0;
      for (int call = 0; call < 500; call++) {
        int count = 1 + call % serial.length;
        float[] outputs = new float[count];
        network.predict(windows, count, trial.steps(), outputs);
        wrong += Arrays.equals(outputs, Arrays.copyOf(serial, count)) ? 0 : 1;
      }
      return wrong;
    };
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void vectorAndScalarKernelsDropTheSame(String kind) {
    Trial trial = trial(kind, 20);
    ComputationGraph graph = trial.graph();
    List<float[]> results = new ArrayList<>();
    for (Kernels kernels : List.of(new ScalarKernels(), KernelProvider.best())) {
      try (CompiledNetwork network = trial.compile(graph, kernels, 1)) {
        train(network, trial, 0, 3);
        results.add(parameters(network));
      }
    }
    GraphEqualityTest.assertClose(results.get(1), results.get(0), 1e-4);
  }

  /** So a compilation that fails half-way, which nobody can close, leaves no thread behind. */
  @ParameterizedTest
  @FieldSource("KINDS")
  void compilingStartsNoThread(String kind) {
    Trial trial = trial(kind, 40);
    WorkerThreads threads = new WorkerThreads();
    try (CompiledNetwork network = trial.compile(trial.graph(), KernelProvider.best(), 3)) {
      assertThat(threads.started()).isEmpty();
      train(network, trial, 0, 1);
      assertThat(threads.started()).hasSize(2);
    }
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void notANumberReachesTheLoss(String kind) {
    Trial trial = trial(kind, 3);
    float[] windows = trial.windows(1);
    windows[7] = Float.NaN;
    try (CompiledNetwork network = trial.compile(trial.graph(), KernelProvider.best(), 1)) {
      double loss = network.trainStep(windows, trial.targets(1), 3, trial.steps());
      assertThat(loss).isNaN();
      assertThat(network.gradientNorm()).isNaN();
    }
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void refusesArraysThatAreTooSmall(String kind) {
    Trial trial = trial(kind, 3);
    try (CompiledNetwork network = trial.compile(trial.graph(), KernelProvider.best(), 1)) {
      assertThatThrownBy(() -> network.trainStep(new float[59], new float[3], 3, 4))
          .hasMessage("windows must be at least [3, 4, 5], none of them 0, but had 59 numbers.");
      assertThatThrownBy(() -> network.trainStep(new float[60], new float[2], 3, 4))
          .hasMessage("There must be a target for each of 3 windows, but there were 2.");
      assertThatThrownBy(() -> network.predict(new float[60], 3, 4, new float[2]))
          .hasMessage("There must be room for 3 outputs, but there was for 2.");
    }
  }
}
