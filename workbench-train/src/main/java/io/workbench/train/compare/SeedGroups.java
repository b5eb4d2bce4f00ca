package io.workbench.train.compare;

import io.workbench.train.evaluate.MeanMetrics;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.evaluate.SeedSpread;
import io.workbench.train.run.RunResult;
import io.workbench.train.spec.FlatSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts runs together whose specs differ in the seed alone, and makes one row of each such group:
 * the mean of every number. A p-value has no mean, and is left out.
 */
final class SeedGroups {
  private static final String SEED = "seed";

  /** What runs of one group have in common. */
  private record Key(String testPart, Map<String, String> settings) {}

  /**
   * Runs put together.
   *
   * @param groups each of one row
   * @param repeated runs that stand by themselves because a newer one has the same seed
   */
  record Sorted(List<List<Results.Found>> groups, List<Results.Found> repeated) {}

  private SeedGroups() {}

  /**
   * Complete runs that belong together, of each seed the newest; every other run by itself. The
   * same seed again is the same number again, and no sign of how numbers spread.
   */
  static Sorted of(List<Results.Found> results, TestParts parts) {
    List<List<Results.Found>> groups = new ArrayList<>();
    List<Results.Found> repeated = new ArrayList<>();
    for (List<Results.Found> group : together(results, parts)) {
      Map<String, Results.Found> newest = new LinkedHashMap<>();
      group.forEach(found -> newest.merge(seed(found), found, SeedGroups::newer));
      groups.add(List.copyOf(newest.values()));
      List<Path> counted = newest.values().stream().map(Results.Found::file).toList();
      for (Results.Found found : group) {
        if (!counted.contains(found.file())) {
          groups.add(List.of(found));
          repeated.add(found);
        }
      }
    }
    return new Sorted(groups, repeated);
  }

  private static Results.Found newer(Results.Found one, Results.Found other) {
    Instant first = one.result().run().startedAt();
    return first.isAfter(other.result().run().startedAt()) ? one : other;
  }

  private static List<List<Results.Found>> together(List<Results.Found> results, TestParts parts) {
    Map<Key, List<Results.Found>> groups = new LinkedHashMap<>();
    List<List<Results.Found>> all = new ArrayList<>();
    for (Results.Found found : results) {
      RunResult result = found.result();
      List<Results.Found> group = new ArrayList<>();
      if (result.run().status() == RunResult.Status.COMPLETE) {
        Key key = new Key(parts.letterOf(result), settings(result));
        group = groups.computeIfAbsent(key, ignored -> new ArrayList<>());
      }
      if (group.isEmpty()) {
        all.add(group);
      }
      group.add(found);
    }
    return all;
  }

  private static Map<String, String> settings(RunResult result) {
    Map<String, String> settings = FlatSpec.withoutTags(FlatSpec.of(result.spec()));
    settings.remove(SEED);
    settings.keySet().removeIf(SpecDifferences::isPlaceOfData);
    return settings;
  }

  /** The spec of a group, without the seed. */
  static Map<String, Object> specOf(List<Results.Found> group) {
    Map<String, Object> spec = new LinkedHashMap<>(group.get(0).result().spec());
    spec.remove(SEED);
    return spec;
  }

  /** The mean of at least two rows of one group. */
  static ComparisonRow mean(List<Results.Found> group, List<ComparisonRow> rows) {
    ComparisonRow first = rows.get(0);
    return new ComparisonRow(
        first.label(),
        first.data(),
        first.model(),
        first.status(),
        first.differences(),
        metrics(rows, ComparisonRow::validation),
        metrics(rows, ComparisonRow::test),
        mean(rows, ComparisonRow::rmseVsPersistence),
        mean(rows, ComparisonRow::maeVsPersistence),
        null,
        first.parameters(),
        mean(rows, ComparisonRow::seconds),
        false,
        first.instrument(),
        null,
        new SeedGroup(seeds(group), files(rows), spreads(rows)));
  }

  private static @Nullable Metrics metrics(
      List<ComparisonRow> rows, Function<ComparisonRow, @Nullable Metrics> part) {
    List<Metrics> metrics = present(rows, part);
    return metrics.size() == rows.size() ? MeanMetrics.of(metrics) : null;
  }

  private static @Nullable Double mean(
      List<ComparisonRow> rows, Function<ComparisonRow, @Nullable Double> number) {
    List<Double> values = present(rows, number);
    return values.size() == rows.size() ? SeedSpread.of(values).mean() : null;
  }

  private static Map<String, SeedSpread> spreads(List<ComparisonRow> rows) {
    Map<String, SeedSpread> spreads = new LinkedHashMap<>();
    for (Objective objective : Objective.spreading()) {
      List<Double> values = present(rows, objective::value);
      if (values.size() == rows.size()) {
        spreads.put(objective.metric(), SeedSpread.of(values));
      }
    }
    return spreads;
  }

  private static <T> List<T> present(
      List<ComparisonRow> rows, Function<ComparisonRow, @Nullable T> of) {
    List<T> values = new ArrayList<>();
    for (ComparisonRow row : rows) {
      T value = of.apply(row);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private static List<String> seeds(List<Results.Found> group) {
    return group.stream().map(SeedGroups::seed).toList();
  }

  private static String seed(Results.Found found) {
    return String.valueOf(found.result().spec().get(SEED));
  }

  private static List<String> files(List<ComparisonRow> rows) {
    return rows.stream().map(ComparisonRow::file).filter(Objects::nonNull).toList();
  }
}
