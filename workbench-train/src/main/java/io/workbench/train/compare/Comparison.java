package io.workbench.train.compare;

import io.workbench.train.run.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Several results side by side, ranked by an objective, with the baselines of their test parts as
 * rows of their own.
 *
 * @param data the test parts that occur, in words, each beginning with its letter
 * @param differences keys of the spec that have more than one value
 * @param rows best first within each test part; rows without a value last
 * @param notes what a reader must know to read the table right, one sentence each
 */
public record Comparison(
    Objective objective,
    List<String> data,
    List<String> differences,
    List<ComparisonRow> rows,
    List<String> notes) {

  /** Compares at least one result. */
  public static Comparison of(List<Results.Found> results, Objective objective) {
    TestParts parts = TestParts.of(results);
    SpecDifferences differences =
        SpecDifferences.of(
            results.stream().map(found -> found.result().spec()).toList(),
            results.stream().map(found -> parts.letterOf(found.result())).toList());
    List<ComparisonRow> rows = new ArrayList<>();
    for (int index = 0; index < results.size(); index++) {
      Results.Found found = results.get(index);
      String data = parts.letterOf(found.result());
      rows.add(Rows.ofRun(found, label(found, results), data, differences.valuesOf(index)));
    }
    rows.addAll(parts.baselineRows());
    return new Comparison(
        objective,
        parts.descriptions(),
        differences.keys(),
        ranked(rows, objective),
        notes(results, parts));
  }

  /** Whether rows are of more than one test part. */
  public boolean hasSeveralTestParts() {
    return data.size() > 1;
  }

  private static String label(Results.Found found, List<Results.Found> results) {
    String name = found.result().run().name();
    long same = results.stream().filter(other -> other.result().run().name().equals(name)).count();
    return same == 1 ? name : found.result().run().id();
  }

  private static List<ComparisonRow> ranked(List<ComparisonRow> rows, Objective objective) {
    Comparator<Double> direction =
        objective.maximize() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    List<ComparisonRow> sorted = new ArrayList<>(rows);
    sorted.sort(
        Comparator.comparingInt((ComparisonRow row) -> row.data().length())
            .thenComparing(ComparisonRow::data)
            .thenComparing(objective::value, Comparator.nullsLast(direction)));
    return markBest(sorted, objective);
  }

  private static List<ComparisonRow> markBest(List<ComparisonRow> sorted, Objective objective) {
    List<ComparisonRow> marked = new ArrayList<>();
    String done = "";
    for (ComparisonRow row : sorted) {
      boolean best = row.isRun() && !row.data().equals(done) && objective.value(row) != null;
      marked.add(best ? row.asBest() : row);
      done = best ? row.data() : done;
    }
    return marked;
  }

  private static List<String> notes(List<Results.Found> results, TestParts parts) {
    List<String> notes = new ArrayList<>();
    if (parts.size() > 1) {
      notes.add(
          "The results are of "
              + parts.size()
              + " different test parts (column data), whose errors cannot be compared with each"
              + " other.");
    }
    for (Results.Found found : results) {
      RunResult.Run run = found.result().run();
      if (run.status() == RunResult.Status.FAILED) {
        notes.add(
            String.format(Locale.ROOT, "%s failed: %s", label(found, results), run.failure()));
      }
    }
    return notes;
  }
}
