package io.workbench.train.compare;

import io.workbench.train.evaluate.Metrics;
import io.workbench.train.run.ProvenanceRecord;
import io.workbench.train.run.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The test parts that results are of: errors can be compared only within one. Results share a test
 * part when they have the same data, the same test windows, and the same errors of persistence on
 * them, which differ when the horizon does.
 */
final class TestParts {
  private final List<Part> parts = new ArrayList<>();

  private TestParts() {}

  /**
   * A test part.
   *
   * @param first the first result that is of it
   * @param scores of baselines and the oracle, by name, as far as any result has them
   */
  private record Part(String letter, RunResult first, Map<String, RunResult.Scores> scores) {
    /** A failed run may have no baselines: then the data and the windows decide. */
    boolean holds(RunResult result) {
      Metrics own = persistence(first);
      Metrics other = persistence(result);
      return first.provenance().data().sha256().equals(result.provenance().data().sha256())
          && first.split().test().equals(result.split().test())
          && (own == null || other == null || own.equals(other));
    }
  }

  static TestParts of(List<Results.Found> results) {
    TestParts parts = new TestParts();
    for (boolean complete : new boolean[] {true, false}) {
      for (Results.Found found : results) {
        if ((persistence(found.result()) != null) == complete) {
          parts.add(found.result());
        }
      }
    }
    return parts;
  }

  private void add(RunResult result) {
    Part part = find(result);
    if (part == null) {
      part = new Part(letter(parts.size()), result, new LinkedHashMap<>());
      parts.add(part);
    }
    result.baselines().forEach(part.scores()::putIfAbsent);
    RunResult.Scores oracle = result.oracle();
    if (oracle != null) {
      part.scores().putIfAbsent("oracle", oracle);
    }
  }

  private @Nullable Part find(RunResult result) {
    return parts.stream().filter(part -> part.holds(result)).findFirst().orElse(null);
  }

  int size() {
    return parts.size();
  }

  String letterOf(RunResult result) {
    Part part = find(result);
    return part == null ? "" : part.letter();
  }

  /** Each of them, in the order of their letters. */
  List<TestPart> all() {
    List<TestPart> all = new ArrayList<>();
    for (Part part : parts) {
      ProvenanceRecord.Data data = part.first().provenance().data();
      RunResult.Part test = part.first().split().test();
      all.add(
          new TestPart(
              part.letter(), data.origin(), data.sha256(), test.from(), test.to(), test.windows()));
    }
    return all;
  }

  List<ComparisonRow> baselineRows() {
    List<ComparisonRow> rows = new ArrayList<>();
    for (Part part : parts) {
      Metrics persistence = persistence(part.first());
      part.scores()
          .forEach(
              (name, scores) ->
                  rows.add(Rows.ofBaseline(name, part.letter(), scores, persistence)));
    }
    return rows;
  }

  private static @Nullable Metrics persistence(RunResult result) {
    RunResult.Scores scores = result.baselines().get("persistence");
    return scores == null ? null : scores.test();
  }

  /** A to Z, then AA, AB, …. */
  private static String letter(int index) {
    String last = String.valueOf((char) ('A' + index % 26));
    return index < 26 ? last : letter(index / 26 - 1) + last;
  }
}
