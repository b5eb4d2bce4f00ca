package io.workbench.ui.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.workbench.data.InputException;
import io.workbench.train.bench.DataBenchmark;
import io.workbench.train.bench.DataBenchmark.DataSpeed;
import io.workbench.train.bench.Peer;
import io.workbench.train.evaluate.Median;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code bench --data}: reading and features, in turn with a peer. Both are warm: the peer is told
 * to repeat its work as often as ours was done before, and its last line counts.
 */
public final class DataBench {
  private static final int WARM_UP = 3;

  private DataBench() {}

  /**
   * The answer.
   *
   * @param ours median of the rounds
   * @param peerSeconds median of the rounds
   * @param timesFaster median of the rounds' ratios, peer's seconds / ours
   */
  public record DataAnswer(
      DataSpeed ours, @Nullable Double peerSeconds, @Nullable Double timesFaster, int rounds) {}

  /**
   * Measures.
   *
   * @param file a CSV of snapshots
   * @param err gets a line a round
   */
  public static DataAnswer measure(Path file, @Nullable Peer peer, int rounds, PrintWriter err) {
    for (int round = 0; round < WARM_UP; round++) {
      DataBenchmark.measure(file);
    }
    List<DataSpeed> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      DataSpeed speed = DataBenchmark.measure(file);
      ours.add(speed);
      err.printf(Locale.ROOT, "round %d/%d  ours %.3f s", round, rounds, speed.seconds());
      if (peer != null) {
        List<JsonNode> lines = peer.run(file.toString(), Integer.toString(WARM_UP + 1));
        double seconds = secondsOf(lines.get(lines.size() - 1), speed.rows());
        theirs.add(seconds);
        ratios.add(seconds / speed.seconds());
        err.printf(Locale.ROOT, "  peer %.3f s  %.2f times", seconds, seconds / speed.seconds());
      }
      err.println();
    }
    return new DataAnswer(
        median(ours),
        theirs.isEmpty() ? null : Median.valueOf(theirs),
        ratios.isEmpty() ? null : Median.valueOf(ratios),
        rounds);
  }

  /** Prints an answer for a person. */
  public static void print(DataAnswer answer, PrintWriter out) {
    DataSpeed ours = answer.ours();
    out.printf(
        Locale.ROOT,
        "%,d rows to the default features: %.3f s (read %.3f s, features %.3f s), median of %d%n",
        ours.rows(),
        ours.seconds(),
        ours.readSeconds(),
        ours.featureSeconds(),
        answer.rounds());
    if (answer.peerSeconds() != null && answer.timesFaster() != null) {
      out.printf(
          Locale.ROOT,
          "peer: %.3f s; the workbench is %.2f times as fast (median of the rounds' ratios)%n",
          answer.peerSeconds(),
          answer.timesFaster());
    }
  }

  /** The seconds that a peer's line gives, if it did the same work. */
  static double secondsOf(JsonNode line, long rows) {
    double seconds = line.path("seconds").asDouble();
    if (!(seconds > 0) || Double.isInfinite(seconds) || !line.path("seconds").isNumber()) {
      throw new InputException("The peer's line must have seconds above 0, but was " + line + ".");
    }
    if (!line.path("rows").isIntegralNumber() || line.path("rows").asLong() != rows) {
      throw new InputException(
          "The peer's line must have the workbench's " + rows + " rows, but was " + line + ".");
    }
    return seconds;
  }

  private static DataSpeed median(List<DataSpeed> speeds) {
    return new DataSpeed(
        speeds.get(0).rows(),
        Median.valueOf(speeds.stream().map(DataSpeed::readSeconds).toList()),
        Median.valueOf(speeds.stream().map(DataSpeed::featureSeconds).toList()),
        Median.valueOf(speeds.stream().map(DataSpeed::seconds).toList()));
  }
}
