package io.workbench.models.kernel.benchmark;

import io.workbench.models.GlobalNormClipping;
import io.workbench.models.ModelSpec;
import io.workbench.models.OptimizerSpec;
import io.workbench.models.kernel.EngineSettings;
import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Measures training steps, single predictions and batches of predictions of one kind of network
 * after the other.
 *
 * <p>The work is that of {@code torch_peer.py}: rows of a batch are gathered in shuffled order,
 * dropout drops, the gradient is clipped to the norm 1, Adam has learning rate 1e-3 and weight
 * decay 1e-5. Times are medians over blocks, after a warm-up.
 */
public final class KernelBenchmark {
  private static final int WINDOWS = 6016;
  private static final int BLOCK = 47;
  private static final int PREDICTED = 1024;
  private static final OptimizerSpec ADAM = new OptimizerSpec(OptimizerSpec.ADAM, 1e-3, 1e-5);

  private final BenchmarkSpec spec;
  private final float[] windows;
  private final float[] targets;
  private final int[] order = new int[WINDOWS];
  private final Random random = new Random(0);

  /** A benchmark with the same random windows for all kinds. */
  public KernelBenchmark(BenchmarkSpec spec) {
    this.spec = spec;
    windows = new float[WINDOWS * spec.steps() * spec.features()];
    targets = new float[WINDOWS];
    for (int index = 0; index < windows.length; index++) {
      windows[index] = (float) random.nextGaussian();
    }
    for (int index = 0; index < WINDOWS; index++) {
      targets[index] = (float) random.nextGaussian();
      order[index] = index;
    }
  }

  /** Measures the compiled engine. */
  public BenchmarkResult compiled(String kind) {
    EngineSettings settings = new EngineSettings(spec.threads(), 1, 0);
    try (BenchmarkSubject subject =
        new BenchmarkSubject.Compiled(graph(kind), settings, spec.steps())) {
      return measure(kind, subject);
    }
  }

  /** Measures the ComputationGraph itself. */
  public BenchmarkResult graphEngine(String kind) {
    ComputationGraph graph = graph(kind);
    graph.setListeners(new GlobalNormClipping(1));
    try (BenchmarkSubject subject =
        new BenchmarkSubject.Graph(graph, spec.steps(), spec.features())) {
      return measure(kind, subject);
    }
  }

  private ComputationGraph graph(String kind) {
    return model(kind).graph(spec.features(), ADAM, 0);
  }

  private ModelSpec model(String kind) {
    return ModelSpec.of(kind, spec.hidden(), spec.layers(), spec.dropout());
  }

  private BenchmarkResult measure(String kind, BenchmarkSubject subject) {
    long nanos = spec.duration().toNanos();
    trainBlocks(subject, nanos / 2);
    double peak = MultiplyAddPeak.gflops(MultiplyAddLoop.best(), spec.threads());
    double step = median(trainBlocks(subject, nanos));
    double[] single = singlePredictions(subject, nanos / 4);
    double rate = PREDICTED / median(batchPredictions(subject, nanos / 4));
    double flops = StepCost.flops(model(kind), spec.features(), spec.steps()) * spec.batch();
    return new BenchmarkResult(
        kind,
        graph(kind).numParams(),
        step * 1e3,
        spec.batch() / step,
        median(single) * 1e3,
        single[single.length * 99 / 100] * 1e3,
        rate,
        spec.threads(),
        subject.engine(),
        flops / step / (peak * 1e9),
        peak);
  }

  /** Seconds a step of each block, sorted. */
  private double[] trainBlocks(BenchmarkSubject subject, long nanos) {
    float[] batchWindows = new float[spec.batch() * windows.length / WINDOWS];
    float[] batchTargets = new float[spec.batch()];
    Times times = new Times();
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end || times.size() < 3) {
      shuffle();
      long start = System.nanoTime();
      for (int step = 0; step < BLOCK; step++) {
        gather(step * spec.batch() % (WINDOWS - spec.batch()), batchWindows, batchTargets);
        subject.train(batchWindows, batchTargets, spec.batch());
      }
      times.add((System.nanoTime() - start) / 1e9 / BLOCK);
    }
    return times.sorted();
  }

  private void gather(int from, float[] batchWindows, float[] batchTargets) {
    int length = spec.steps() * spec.features();
    for (int row = 0; row < spec.batch(); row++) {
      int window = order[from + row];
      System.arraycopy(windows, window * length, batchWindows, row * length, length);
      batchTargets[row] = targets[window];
    }
  }

  private void shuffle() {
    for (int index = WINDOWS - 1; index > 0; index--) {
      int other = random.nextInt(index + 1);
      int moved = order[index];
      order[index] = order[other];
      order[other] = moved;
    }
  }

  /** Seconds of each, sorted; the first third, which warms up, is left out. */
  private double[] singlePredictions(BenchmarkSubject subject, long nanos) {
    float[] window = Arrays.copyOf(windows, spec.steps() * spec.features());
    Times times = new Times();
    long start = System.nanoTime();
    for (long now = start; now < start + nanos || times.size() < 300; ) {
      subject.predictOne(window);
      long after = System.nanoTime();
      times.add((after - now) / 1e9);
      now = after;
    }
    return times.withoutWarmUp();
  }

  private double[] batchPredictions(BenchmarkSubject subject, long nanos) {
    float[] batch = Arrays.copyOf(windows, PREDICTED * spec.steps() * spec.features());
    Times times = new Times();
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end || times.size() < 9) {
      long start = System.nanoTime();
      subject.predict(batch, PREDICTED);
      times.add((System.nanoTime() - start) / 1e9);
    }
    return times.withoutWarmUp();
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }
}
