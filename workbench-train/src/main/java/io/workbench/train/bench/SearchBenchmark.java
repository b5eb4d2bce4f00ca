package io.workbench.train.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.workbench.data.InputException;
import io.workbench.train.spec.SearchMethod;
import io.workbench.train.spec.SearchSpec;
import io.workbench.train.sweep.arbiter.ArbiterProposers;
import io.workbench.train.sweep.search.Observation;
import io.workbench.train.sweep.search.Proposer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;
import org.jspecify.annotations.Nullable;

/**
 * The best values that searches find, in turn with a peer's.
 *
 * @param trials a search
 * @param seeds searches a function
 * @param firstSeed the others follow it
 */
public record SearchBenchmark(SearchMethod method, int trials, int seeds, int firstSeed) {
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * The best values of several searches.
   *
   * @param search who searched
   * @param low first quartile
   * @param high third quartile
   * @param oursBetter share of all pairs of searches, one of ours and one of theirs, in which ours
   *     found the lower value, ties by half; absent of ours
   */
  public record Found(
      String search, double low, double median, double high, @Nullable Double oursBetter) {}

  /**
   * One function's figures.
   *
   * @param ours of this benchmark's method
   * @param peers in the order the peer named them; empty without one
   * @param proposalMs mean time of one of our proposals
   */
  public record FunctionResult(String function, Found ours, List<Found> peers, double proposalMs) {}

  /** Searches for the function's minimum, and lets the peer do so. */
  public FunctionResult measure(SearchFunction function, @Nullable Peer peer) {
    double[] ours = new double[seeds];
    long nanos = 0;
    for (int index = 0; index < seeds; index++) {
      nanos += search(function, firstSeed + index, ours, index);
    }
    List<Found> peers = new ArrayList<>();
    if (peer != null) {
      theirs(function, peer)
          .forEach(
              (name, values) -> {
                double[] theirs = values.stream().mapToDouble(Double::doubleValue).toArray();
                peers.add(found(name, theirs, share(ours, theirs)));
              });
    }
    return new FunctionResult(
        function.key(),
        found(method.name().toLowerCase(Locale.ROOT), ours, null),
        peers,
        nanos / NANOS_PER_MILLI / ((long) seeds * trials));
  }

  /** Puts the best value of one search into its place, and returns the time of its proposals. */
  private long search(SearchFunction function, int seed, double[] best, int place) {
    SearchSpec settings =
        new SearchSpec(
            method,
            trials,
            seed,
            null,
            SearchSpec.DEFAULT.gridPoints(),
            SearchSpec.DEFAULT.maxGrid(),
            SearchSpec.DEFAULT.startupTrials());
    Proposer proposer = ArbiterProposers.create(settings, function.space(), List.of());
    List<Observation> seen = new ArrayList<>();
    long nanos = 0;
    best[place] = Double.POSITIVE_INFINITY;
    for (int trial = 0; trial < trials; trial++) {
      long start = System.nanoTime();
      double[] point = proposer.propose(trial, seen).orElse(null);
      nanos += System.nanoTime() - start;
      if (point == null) {
        return nanos;
      }
      Map<String, Object> values = function.space().values(point);
      double score = function.of(values);
      best[place] = Math.min(best[place], score);
      seen.add(new Observation(trial, point, values, score, false, 1));
    }
    return nanos;
  }

  private Map<String, List<Double>> theirs(SearchFunction function, Peer peer) {
    List<JsonNode> lines =
        peer.run(
            "--functions",
            function.key(),
            "--trials",
            String.valueOf(trials),
            "--seeds",
            String.valueOf(seeds),
            "--first-seed",
            String.valueOf(firstSeed));
    Map<String, List<Double>> bySampler = new LinkedHashMap<>();
    for (JsonNode line : lines) {
      boolean fits =
          line.path("function").asText().equals(function.key())
              && line.path("sampler").isTextual()
              && line.path("best").isNumber();
      if (!fits) {
        throw new InputException(
            "The peer's line must have the function \""
                + function.key()
                + ("\", a sampler and a best value, but was " + line + "."));
      }
      bySampler
          .computeIfAbsent(line.path("sampler").asText(), name -> new ArrayList<>())
          .add(line.path("best").asDouble());
    }
    return bySampler;
  }

  private static Found found(String search, double[] values, @Nullable Double oursBetter) {
    return new Found(
        search,
        StatUtils.percentile(values, 25),
        StatUtils.percentile(values, 50),
        StatUtils.percentile(values, 75),
        oursBetter);
  }

  private static double share(double[] ours, double[] theirs) {
    double better = 0;
    for (double our : ours) {
      for (double their : theirs) {
        better += our < their ? 1 : our == their ? 0.5 : 0;
      }
    }
    return better / ((double) ours.length * theirs.length);
  }
}
