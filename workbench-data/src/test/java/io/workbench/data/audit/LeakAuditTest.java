package io.workbench.data.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.RandomMarket;
import io.workbench.data.audit.AuditCheck.Kind;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.split.SplitSpec;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Target;
import io.workbench.data.window.WindowSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeakAuditTest {
  private static final int CUTS = 6;
  private final LoadedSeries loaded = RandomMarket.with(1, 1_200, 0.01, 0.003);

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, PRICE, 1",
    "2, 0.02, 0, CHANGE, 1",
    "3, 0, 0.004, PRICE, 4",
    "4, 0.02, 0.004, CHANGE, 12",
    "5, 0.01, 0.003, PRICE, 1"
  })
  void theHonestPipelinePasses(long seed, double gaps, double missing, Target target, int horizon) {
    LoadedSeries series = RandomMarket.with(seed, 1_500, gaps, missing);
    AuditResult result =
        LeakAudit.run(
            series,
            input ->
                Dataset.prepare(
                    input,
                    FeatureSet.standardNames(),
                    new WindowSpec(12, horizon, target),
                    SplitSpec.standard()),
            CUTS);

    assertThat(result.failures()).extracting(AuditCheck::sentence).isEmpty();
    assertThat(result.passed()).isTrue();
    assertThat(kinds(result.checks())).containsExactlyInAnyOrder(Kind.values());
    assertThat(result.checks()).allSatisfy(check -> assertThat(check.compared()).isPositive());
  }

  @Test
  void cutsLieAtTheBordersAndAtMissingValuesBesideThoseThatAreSpread() {
    AuditResult result = LeakAudit.run(loaded, LeakyPipelines::honest, CUTS);
    Dataset dataset = LeakyPipelines.honest(loaded);
    Set<Instant> cuts =
        result.checks().stream()
            .filter(check -> check.kind() == Kind.REACH)
            .map(AuditCheck::cut)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(cuts).hasSizeBetween(CUTS + 3, 2 * CUTS + 2);
    assertThat(cuts)
        .contains(time(dataset.split().train().toExclusive() - 1))
        .contains(time(dataset.split().validation().toExclusive() - 1));
  }

  @Test
  void scaledNumbersAreComparedOnlyOnceTheTrainingPartHasEnded() {
    Instant trainingEnd = time(LeakyPipelines.honest(loaded).split().train().toExclusive() - 1);
    for (AuditCheck check : LeakAudit.run(loaded, LeakyPipelines::honest, CUTS).checks()) {
      boolean scaled = check.kind() == Kind.SCALER || check.kind() == Kind.WINDOWS;
      boolean ended = check.cut() != null && !check.cut().isBefore(trainingEnd);
      assertThat(!scaled || ended).as(check.sentence()).isTrue();
    }
  }

  @Test
  void aCentredMovingAverageIsCaughtBeforeAndAfterScaling() {
    AuditResult result = LeakAudit.run(loaded, LeakyPipelines::centredMovingAverage, CUTS);

    assertThat(kinds(result.failures())).contains(Kind.FEATURE_ROWS, Kind.WINDOWS);
    assertThat(result.failures())
        .filteredOn(check -> check.kind() != Kind.SCALER)
        .allSatisfy(check -> assertThat(check.firstDifference()).contains("\"centred_ma_5\""));
  }

  @Test
  void aFeatureShiftedIntoTheFutureIsCaughtBeforeAndAfterScaling() {
    AuditResult result = LeakAudit.run(loaded, LeakyPipelines::featureShiftedIntoTheFuture, CUTS);

    assertThat(kinds(result.failures())).contains(Kind.FEATURE_ROWS, Kind.WINDOWS);
    assertThat(failure(result, Kind.FEATURE_ROWS).firstDifference())
        .matches("At \\S+Z the feature \"next_price\" was \\d.* and became \\d.*");
  }

  @Test
  void aScalerFittedOnAllRowsIsCaught() {
    AuditResult result = LeakAudit.run(loaded, LeakyPipelines::scalerFittedOnAllRows, CUTS);

    assertThat(kinds(result.failures())).contains(Kind.SCALER, Kind.WINDOWS);
    assertThat(failure(result, Kind.SCALER).firstDifference())
        .startsWith("The mean of \"mid_price\" was ");
    assertThat(failure(result, Kind.SCALER).sentence()).startsWith("Does not hold: altering");
  }

  @Test
  void aTargetScaleFittedOnAllWindowsIsCaught() {
    AuditResult result = LeakAudit.run(loaded, LeakyPipelines::targetScaleFittedOnAllWindows, CUTS);

    assertThat(failure(result, Kind.SCALER).firstDifference())
        .startsWith("The mean of the target was ");
    assertThat(failure(result, Kind.WINDOWS).firstDifference())
        .startsWith("The standardised target of the window that ends at ");
  }

  @Test
  void windowsShuffledBeforeTheSplitAreCaught() {
    AuditResult result = LeakAudit.run(loaded, LeakyPipelines::windowsShuffledBeforeTheSplit, CUTS);

    assertThat(failure(result, Kind.SEPARATION).firstDifference())
        .startsWith("The last training target is at ");
  }

  @Test
  void windowsCutInOrderBeforeTheSplitAreCaught() {
    AuditResult result = LeakAudit.run(loaded, LeakyPipelines::windowsCutBeforeTheSplit, CUTS);

    assertThat(kinds(result.failures())).contains(Kind.SEPARATION);
  }

  @Test
  void aBackwardFillIsCaught() {
    AuditResult result = LeakAudit.run(loaded, LeakyPipelines::backwardFill, CUTS);

    assertThat(kinds(result.failures())).contains(Kind.FEATURE_ROWS);
  }

  @Test
  void scalingByTheLargestValueIsCaught() {
    AuditResult result = LeakAudit.run(loaded, LeakyPipelines::scaledByTheLargestValue, CUTS);

    assertThat(kinds(result.failures())).contains(Kind.FEATURE_ROWS);
  }

  @Test
  void aPipelineThatIgnoresWhatItIsGivenProvesNothing() {
    Dataset same = LeakyPipelines.honest(loaded);

    AuditResult result = LeakAudit.run(loaded, ignored -> same, CUTS);

    assertThat(kinds(result.failures())).containsExactly(Kind.REACH);
    assertThat(failure(result, Kind.REACH).firstDifference())
        .contains("does not read what it is given");
  }

  /** Its windows are never of the altered data, but each takes the next one's place. */
  @Test
  void aPipelineThatOnlyShiftsItsWindowsProvesNothing() {
    Dataset same = LeakyPipelines.honest(loaded);
    Dataset shifted = LeakyPipelines.honest(withoutFirstRow(loaded.series()));

    AuditResult result = LeakAudit.run(loaded, input -> input == loaded ? same : shifted, CUTS);

    assertThat(failure(result, Kind.REACH).firstDifference())
        .contains("does not read what it is given");
  }

  @Test
  void anAuditWithoutCutsIsRefused() {
    assertThatThrownBy(() -> LeakAudit.run(loaded, LeakyPipelines::honest, 0))
        .isInstanceOf(InputException.class)
        .hasMessage("An audit needs at least 1 cut, but was asked for 0.");
  }

  private static LoadedSeries withoutFirstRow(SnapshotSeries series) {
    int rows = series.size();
    Map<String, double[]> columns = new LinkedHashMap<>();
    series
        .columns()
        .forEach(name -> columns.put(name, Arrays.copyOfRange(series.column(name), 1, rows)));
    long[] times = Arrays.copyOfRange(series.timesMillis(), 1, rows);
    return RandomMarket.loaded(new SnapshotSeries(series.instrument(), times, columns));
  }

  private Instant time(int row) {
    return Instant.ofEpochMilli(loaded.series().timeMillis(row));
  }

  private static Set<Kind> kinds(List<AuditCheck> checks) {
    return checks.stream().map(AuditCheck::kind).collect(Collectors.toCollection(TreeSet::new));
  }

  private static AuditCheck failure(AuditResult result, Kind kind) {
    return result.failures().stream()
        .filter(check -> check.kind() == kind)
        .findFirst()
        .orElseThrow();
  }
}
