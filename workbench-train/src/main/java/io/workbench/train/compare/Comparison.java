package io.workbench.train.compare;

import io.workbench.train.compare.ComparisonNote.Kind;
import io.workbench.train.run.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Several results side by side, ranked by an objective, with the baselines of their test parts as
 * rows of their own.
 *
 * @param data the test parts that occur
 * @param differences keys of the spec that have more than one value
 * @param rows best first within each test part; rows without a value last
 * @param notes what a reader must know to read the table right
 */
public record Comparison(
    Objective objective,
    List<TestPart> data,
    List<String> differences,
    List<ComparisonRow> rows,
    List<ComparisonNote> notes) {

  /** Compares at least one result; one on a panel also has a row an instrument. */
  public static Comparison of(List<Results.Found> found, Objective objective) {
    List<Results.Found> results = Results.withInstruments(found);
    TestParts parts = TestParts.of(results);
    List<List<Results.Found>> alone = results.stream().map(List::of).toList();
    return of(new SeedGroups.Sorted(alone, List.of()), parts, objective);
  }

  /**
   * The same with one row for all runs that differ in their seeds alone. Of runs that do not even
   * differ in these the newest counts; the others are rows of their own.
   */
  public static Comparison ofSeedGroups(List<Results.Found> found, Objective objective) {
    List<Results.Found> results = Results.withInstruments(found);
    TestParts parts = TestParts.of(results);
    return of(SeedGroups.of(results, parts), parts, objective);
  }

  private static Comparison of(SeedGroups.Sorted sorted, TestParts parts, Objective objective) {
    List<List<Results.Found>> groups = sorted.groups();
    List<Results.Found> firsts = groups.stream().map(group -> group.get(0)).toList();
    boolean grouped = groups.stream().anyMatch(group -> group.size() > 1);
    SpecDifferences differences =
        SpecDifferences.of(
            groups.stream()
                .map(group -> grouped ? SeedGroups.specOf(group) : group.get(0).result().spec())
                .toList(),
            firsts.stream().map(found -> parts.letterOf(found.result())).toList());
    List<ComparisonRow> rows = new ArrayList<>();
    for (int index = 0; index < groups.size(); index++) {
      String label = Labels.of(firsts.get(index), firsts);
      String data = parts.letterOf(firsts.get(index).result());
      List<ComparisonRow> members = new ArrayList<>();
      for (Results.Found found : groups.get(index)) {
        members.add(Rows.ofRun(found, label, data, differences.valuesOf(index)));
      }
      rows.add(members.size() == 1 ? members.get(0) : SeedGroups.mean(groups.get(index), members));
    }
    rows.addAll(parts.baselineRows());
    return new Comparison(
        objective,
        parts.all(),
        differences.keys(),
        ranked(rows, objective),
        notes(sorted, firsts, parts));
  }

  /** Indices of the rows that have the best value of all runs of their test part. */
  public Set<Integer> best(Objective of) {
    Map<String, Double> best = new HashMap<>();
    for (ComparisonRow row : rows) {
      Double value = of.value(row);
      if (row.isRun() && value != null) {
        best.merge(row.data(), value, of.maximize() ? Math::max : Math::min);
      }
    }
    Set<Integer> indices = new TreeSet<>();
    for (int index = 0; index < rows.size(); index++) {
      ComparisonRow row = rows.get(index);
      Double value = of.value(row);
      if (row.isRun() && value != null && value.equals(best.get(row.data()))) {
        indices.add(index);
      }
    }
    return indices;
  }

  /** Whether rows are of more than one test part. */
  public boolean hasSeveralTestParts() {
    return data.size() > 1;
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

  /** The notes in words, and the test parts where there are several. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    notes.forEach(note -> sentences.add(note.sentence()));
    if (hasSeveralTestParts()) {
      data.forEach(part -> sentences.add(part.sentence()));
    }
    return sentences;
  }

  private static List<ComparisonNote> notes(
      SeedGroups.Sorted sorted, List<Results.Found> firsts, TestParts parts) {
    List<List<Results.Found>> groups = sorted.groups();
    List<ComparisonNote> notes = new ArrayList<>();
    if (parts.size() > 1) {
      notes.add(
          new ComparisonNote(
              Kind.TEST_PARTS,
              "The results are of "
                  + parts.size()
                  + " different test parts (column data), whose errors cannot be compared with each"
                  + " other."));
    }
    if (groups.size() < groups.stream().mapToInt(List::size).sum()) {
      notes.add(
          new ComparisonNote(
              Kind.SEEDS,
              "Runs that differ in their seeds alone are one row: the mean ± the standard"
                  + " deviation."));
    }
    for (Results.Found found : sorted.repeated()) {
      notes.add(
          new ComparisonNote(
              Kind.REPEATED,
              Labels.of(found, firsts)
                  + " is a row of its own: a newer run has the same settings and the same seed."));
    }
    for (Results.Found found : firsts) {
      RunResult.Run run = found.result().run();
      if (run.status() == RunResult.Status.FAILED) {
        notes.add(
            new ComparisonNote(
                Kind.FAILED,
                String.format(
                    Locale.ROOT, "%s failed: %s", Labels.of(found, firsts), run.failure())));
      }
    }
    return notes;
  }
}
