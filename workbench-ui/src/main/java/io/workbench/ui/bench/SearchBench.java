package io.workbench.ui.bench;

import io.workbench.train.bench.Peer;
import io.workbench.train.bench.SearchBenchmark;
import io.workbench.train.bench.SearchBenchmark.Found;
import io.workbench.train.bench.SearchBenchmark.FunctionResult;
import io.workbench.train.bench.SearchFunction;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code bench --search}: the best values that a sweep's search finds, beside a peer's. */
public final class SearchBench {
  private static final String ROW = "%-12s %-18s %10s %10s %10s %12s%n";

  private SearchBench() {}

  /**
   * Searches every function.
   *
   * @param err gets a line a function
   */
  public static List<FunctionResult> measure(
      SearchBenchmark benchmark, @Nullable Peer peer, PrintWriter err) {
    List<FunctionResult> results = new ArrayList<>();
    for (SearchFunction function : SearchFunction.values()) {
      FunctionResult result = benchmark.measure(function, peer);
      err.printf(
          Locale.ROOT,
          "%-12s %d searches of %d trials, %.2f ms a proposal%n",
          result.function(),
          benchmark.seeds(),
          benchmark.trials(),
          result.proposalMs());
      results.add(result);
    }
    return results;
  }

  /** Prints results for a person. */
  public static void print(List<FunctionResult> results, PrintWriter out) {
    out.printf(
        Locale.ROOT, ROW, "function", "search", "quartile", "median", "quartile", "ours better");
    for (FunctionResult result : results) {
      print(result.function(), result.ours(), out);
      result.peers().forEach(peer -> print("", peer, out));
    }
  }

  private static void print(String function, Found found, PrintWriter out) {
    Double share = found.oursBetter();
    out.printf(
        Locale.ROOT,
        ROW,
        function,
        found.search(),
        number(found.low()),
        number(found.median()),
        number(found.high()),
        share == null ? "" : Math.round(100 * share) + " %");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
