package io.workbench.ui.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.workbench.data.InputException;
import io.workbench.models.kernel.benchmark.BenchmarkResult;
import io.workbench.models.kernel.benchmark.BenchmarkSpec;
import io.workbench.models.kernel.benchmark.KernelBenchmark;
import io.workbench.train.bench.Peer;
import io.workbench.train.evaluate.Median;
import io.workbench.train.spec.EngineChoice;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** {@code bench}: training steps and predictions of the networks, in turn with a peer. */
public final class ModelBench {
  private final int threads;
  private final int seconds;
  private final EngineChoice engine;
  private final @Nullable Peer peer;
  private final PrintWriter err;

  /**
   * A benchmark.
   *
   * @param seconds of training steps a round and kind
   * @param err gets a line a round
   */
  public ModelBench(
      int threads, int seconds, EngineChoice engine, @Nullable Peer peer, PrintWriter err) {
    this.threads = threads;
    this.seconds = seconds;
    this.engine = engine;
    this.peer = peer;
    this.err = err;
  }

  /**
   * How many times as fast as the peer, each the median of the rounds' ratios.
   *
   * @param training windows a second, ours / the peer's
   * @param oneWindow latency, the peer's / ours
   * @param batch windows a second in batches, ours / the peer's
   */
  public record Ratios(double training, double oneWindow, double batch) {}

  /**
   * A peer's figures.
   *
   * @param trainStepMs 0 where the peer does not say it
   */
  public record PeerFigures(
      double trainStepMs,
      double trainWindowsPerSecond,
      double oneWindowMs,
      double batchWindowsPerSecond) {

    static PeerFigures of(JsonNode line) {
      for (String field :
          List.of("trainWindowsPerSecond", "oneWindowMs", "batchWindowsPerSecond")) {
        if (!(line.path(field).asDouble() > 0)) {
          throw new InputException("The peer's line has no positive \"" + field + "\": " + line);
        }
      }
      return new PeerFigures(
          line.path("trainStepMs").asDouble(),
          line.path("trainWindowsPerSecond").asDouble(),
          line.path("oneWindowMs").asDouble(),
          line.path("batchWindowsPerSecond").asDouble());
    }

    /** Each figure's median over the rounds. */
    static PeerFigures medianOf(List<PeerFigures> rounds) {
      return new PeerFigures(
          median(rounds, PeerFigures::trainStepMs),
          median(rounds, PeerFigures::trainWindowsPerSecond),
          median(rounds, PeerFigures::oneWindowMs),
          median(rounds, PeerFigures::batchWindowsPerSecond));
    }
  }

  /** One kind: the medians of the rounds. */
  public record KindAnswer(
      BenchmarkResult ours, @Nullable PeerFigures peer, @Nullable Ratios timesFaster) {}

  /** Measures a kind of network. */
  public KindAnswer measure(String kind, int rounds) {
    KernelBenchmark benchmark =
        new KernelBenchmark(BenchmarkSpec.of(threads, Duration.ofSeconds(seconds)));
    List<BenchmarkResult> ours = new ArrayList<>();
    List<PeerFigures> theirs = new ArrayList<>();
    List<Ratios> ratios = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      BenchmarkResult result =
          engine == EngineChoice.DL4J ? benchmark.graphEngine(kind) : benchmark.compiled(kind);
      ours.add(result);
      err.printf(
          Locale.ROOT,
          "%-9s round %d/%d  ours %.3f ms a step, %.4f ms a window",
          kind,
          round,
          rounds,
          result.trainStepMs(),
          result.oneWindowMs());
      if (peer != null) {
        PeerFigures other = peerOf(peer, kind);
        theirs.add(other);
        ratios.add(ratios(result, other));
        err.printf(
            Locale.ROOT,
            "  peer %.3f ms a step, %.4f ms a window",
            other.trainStepMs(),
            other.oneWindowMs());
      }
      err.println();
    }
    return new KindAnswer(
        median(ours),
        theirs.isEmpty() ? null : PeerFigures.medianOf(theirs),
        ratios.isEmpty() ? null : medianOf(ratios));
  }

  private PeerFigures peerOf(Peer program, String kind) {
    List<JsonNode> lines =
        program.run(
            "--kinds",
            kind,
            "--threads",
            String.valueOf(threads),
            "--seconds",
            String.valueOf(seconds));
    return PeerFigures.of(lines.get(lines.size() - 1));
  }

  private static Ratios ratios(BenchmarkResult ours, PeerFigures peer) {
    return new Ratios(
        ours.trainWindowsPerSecond() / peer.trainWindowsPerSecond(),
        peer.oneWindowMs() / ours.oneWindowMs(),
        ours.batchWindowsPerSecond() / peer.batchWindowsPerSecond());
  }

  private static Ratios medianOf(List<Ratios> ratios) {
    return new Ratios(
        median(ratios, Ratios::training),
        median(ratios, Ratios::oneWindow),
        median(ratios, Ratios::batch));
  }

  private static BenchmarkResult median(List<BenchmarkResult> results) {
    BenchmarkResult first = results.get(0);
    return new BenchmarkResult(
        first.kind(),
        first.parameters(),
        median(results, BenchmarkResult::trainStepMs),
        median(results, BenchmarkResult::trainWindowsPerSecond),
        median(results, BenchmarkResult::oneWindowMs),
        median(results, BenchmarkResult::oneWindowP99Ms),
        median(results, BenchmarkResult::batchWindowsPerSecond),
        first.threads(),
        first.engine(),
        median(results, BenchmarkResult::peakFraction),
        median(results, BenchmarkResult::peakGflops));
  }

  private static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
    return Median.valueOf(rounds.stream().map(figure::applyAsDouble).toList());
  }

  /** Prints answers for a person. */
  public static void print(List<KindAnswer> answers, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-10s %8s %10s %12s %12s %10s %12s %6s%n",
        "kind",
        "threads",
        "step ms",
        "windows/s",
        "1 window ms",
        "p99 ms",
        "batch win/s",
        "peak");
    for (KindAnswer answer : answers) {
      BenchmarkResult ours = answer.ours();
      out.printf(
          Locale.ROOT,
          "%-10s %8d %10.4f %,12.0f %12.5f %10.5f %,12.0f %4.0f %%%n",
          ours.kind(),
          ours.threads(),
          ours.trainStepMs(),
          ours.trainWindowsPerSecond(),
          ours.oneWindowMs(),
          ours.oneWindowP99Ms(),
          ours.batchWindowsPerSecond(),
          100 * ours.peakFraction());
      Ratios ratios = answer.timesFaster();
      if (ratios != null) {
        out.printf(
            Locale.ROOT,
            "%-10s %8s %21.2f x %12.2f x %22.2f x   times the peer%n",
            "",
            "",
            ratios.training(),
            ratios.oneWindow(),
            ratios.batch());
      }
    }
    BenchmarkResult any = answers.get(0).ours();
    out.printf(
        Locale.ROOT,
        "engine %s; multiply-add peak %.0f GFLOP/s on %d threads%n",
        any.engine(),
        any.peakGflops(),
        any.threads());
  }
}
