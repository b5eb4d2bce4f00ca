package io.workbench.train.compare;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.workbench.train.evaluate.SeedSpread;
import io.workbench.train.run.RunResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedGroupsTest {
  private static final double ROUNDING = 1e-12;

  @Test
  void runsThatDifferInTheirSeedsAloneAreOneRowOfMeans() {
    Comparison comparison =
        Comparison.ofSeedGroups(
            List.of(seeded(1, 0.1), seeded(2, 0.2), seeded(3, 0.3), other()),
            Objective.of("test.rmse"));

    assertThat(comparison.rows()).filteredOn(ComparisonRow::isRun).hasSize(2);
    ComparisonRow mean = row(comparison, "lstm64");
    SeedGroup group = requireNonNull(mean.group());
    assertThat(group.seeds()).containsExactly("1", "2", "3");
    assertThat(group.files()).hasSize(3);
    assertThat(mean.file()).isNull();
    assertThat(mean.pValue()).isNull();
    // (0.1 + 0.2 + 0.3) / 3, and 1 − that / 0.5
    assertThat(requireNonNull(mean.test()).rmse()).isCloseTo(0.2, within(ROUNDING));
    assertThat(mean.rmseVsPersistence()).isCloseTo(0.6, within(ROUNDING));
    // √((0.01 + 0 + 0.01) / 2) = 0.1; t(0.975, 2) = 4.302653 from tables; × 0.1 / √3
    SeedSpread spread = requireNonNull(group.spreads().get("test.rmse"));
    assertThat(spread.standardDeviation()).isCloseTo(0.1, within(ROUNDING));
    assertThat(spread.halfWidth()).isCloseTo(0.248414, within(1e-6));
    assertThat(spread.n()).isEqualTo(3);
  }

  @Test
  void theSeedIsNoDifferenceOfGroupsAndOtherSettingsStay() {
    Comparison comparison =
        Comparison.ofSeedGroups(
            List.of(seeded(1, 0.1), seeded(2, 0.2), other()), Objective.of("test.rmse"));

    assertThat(comparison.differences()).containsExactly("model.hiddenSize");
    assertThat(comparison.notes())
        .extracting(ComparisonNote::sentence)
        .containsExactly(
            "Runs that differ in their seeds alone are one row: the mean ± the standard"
                + " deviation.");
    assertThat(ComparisonFormat.TEXT.render(comparison, 0, false))
        .contains("0.1500 ± 0.0707", "+70.0 % ± 14.1 %");
    List<String> csv = ComparisonFormat.CSV.render(comparison, 0, false).lines().toList();
    assertThat(csv.get(0)).contains(",seeds,").contains(",test.rmse.sd");
    assertThat(csv.get(1)).contains(",1 2,");
  }

  @Test
  void withoutGroupingTheSeedIsADifference() {
    Comparison comparison =
        Comparison.of(List.of(seeded(1, 0.1), seeded(2, 0.2)), Objective.of("test.rmse"));

    assertThat(comparison.differences()).containsExactly("seed");
    assertThat(comparison.rows()).allSatisfy(row -> assertThat(row.group()).isNull());
    assertThat(ComparisonFormat.CSV.render(comparison, 0, false)).doesNotContain(".sd");
  }

  @Test
  void otherDataOrATagDoNotJoinOrPart() {
    Results.Found tagged = with(seeded(2, 0.2), "tags", List.of("paper"));
    Results.Found elsewhere = with(Comparisons.run("lstm", 64, 0.3, '2'), "seed", 3);

    Comparison comparison =
        Comparison.ofSeedGroups(
            List.of(seeded(1, 0.1), tagged, elsewhere), Objective.of("test.rmse"));

    assertThat(comparison.rows()).filteredOn(ComparisonRow::isRun).hasSize(2);
    assertThat(comparison.rows().get(0).group()).isNotNull();
  }

  @Test
  void theBestOfAColumnIsOfItsTestPart() {
    Comparison comparison =
        Comparison.of(
            List.of(
                Comparisons.run("lstm", 64, 0.4, '1'),
                Comparisons.run("rnn", 64, 0.4, '1'),
                Comparisons.run("gru", 64, 0.1, '2')),
            Objective.of("test.rmse"));

    // ridge leads the first part with 0.25; two runs share the best of it.
    assertThat(comparison.best(Objective.of("test.rmse"))).containsExactlyInAnyOrder(1, 2, 4);
  }

  @Test
  void theSameSeedAgainIsNoOtherSeed() {
    Comparison comparison =
        Comparison.ofSeedGroups(
            List.of(again("new", 0.4, 2), seeded(2, 0.2), again("old", 0.1, 1)),
            Objective.of("test.rmse"));

    ComparisonRow mean =
        comparison.rows().stream().filter(row -> row.group() != null).findAny().orElseThrow();
    assertThat(requireNonNull(mean.group()).seeds()).containsExactly("1", "2");
    assertThat(requireNonNull(mean.test()).rmse()).isCloseTo(0.3, within(ROUNDING));
    assertThat(comparison.rows()).filteredOn(ComparisonRow::isRun).hasSize(2);
    assertThat(comparison.notes())
        .extracting(ComparisonNote::sentence)
        .anyMatch(note -> note.endsWith("a newer run has the same settings and the same seed."));

    Comparison only =
        Comparison.ofSeedGroups(
            List.of(again("new", 0.4, 2), again("old", 0.1, 1)), Objective.of("test.rmse"));
    assertThat(only.rows()).filteredOn(ComparisonRow::isRun).hasSize(2);
    assertThat(only.rows()).allSatisfy(row -> assertThat(row.group()).isNull());
    assertThat(only.notes()).hasSize(1);
  }

  /** Seed 1, in a folder of its own. */
  private static Results.Found again(String folder, double error, long second) {
    Results.Found found = seeded(1, error);
    RunResult.Run run = found.result().run();
    RunResult.Run begun =
        new RunResult.Run(
            "id-" + folder,
            run.name(),
            run.kind(),
            run.status(),
            Instant.ofEpochSecond(second),
            run.finishedAt(),
            run.wallSeconds(),
            run.command(),
            run.failure());
    RunResult changed = Comparisons.with(found, begun, found.result().spec()).result();
    return new Results.Found(Path.of("results", folder, "result.json"), changed);
  }

  private static ComparisonRow row(Comparison comparison, String label) {
    return comparison.rows().stream()
        .filter(row -> row.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static Results.Found other() {
    return Comparisons.run("lstm", 32, 0.45);
  }

  private static Results.Found seeded(int seed, double error) {
    return with(Comparisons.run("lstm", 64, error), "seed", seed);
  }

  private static Results.Found with(Results.Found found, String key, Object value) {
    Map<String, Object> spec = new LinkedHashMap<>(found.result().spec());
    spec.put(key, value);
    RunResult changed = Comparisons.with(found, found.result().run(), spec).result();
    return new Results.Found(Path.of("results", value.toString(), "result.json"), changed);
  }
}
