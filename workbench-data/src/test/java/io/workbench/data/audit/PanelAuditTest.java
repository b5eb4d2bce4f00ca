package io.workbench.data.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.RandomMarket;
import io.workbench.data.audit.AuditCheck.Kind;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.market.Column;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.split.SplitSpec;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Panel;
import io.workbench.data.window.Target;
import io.workbench.data.window.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PanelAuditTest {
  private static final WindowSpec WINDOW = new WindowSpec(6, 3, Target.CHANGE);
  private static final List<LoadedSeries> LOADED =
      List.of(
          RandomMarket.with(1, 1_500, 0.01, 0.003).named(new Instrument("A")),
          RandomMarket.with(2, 1_000, 0.01, 0.003).named(new Instrument("B")));

  @Test
  void theHonestPipelinePassesInEveryInstrument() {
    AuditResult result = LeakAudit.run(LOADED, PanelAuditTest::honest, 5);

    assertThat(result.failures()).extracting(AuditCheck::sentence).isEmpty();
    assertThat(result.checks())
        .filteredOn(check -> check.kind() == Kind.WINDOWS)
        .extracting(AuditCheck::instrument)
        .contains("A", "B");
    assertThat(result.checks())
        .filteredOn(check -> check.kind() == Kind.SEPARATION)
        .singleElement()
        .satisfies(check -> assertThat(check.instrument()).isNull());
  }

  /** The second series goes on after its last window: volumes are missing from there on. */
  @Test
  void anInstrumentWhoseLastRowsMakeNoWindowPasses() {
    List<LoadedSeries> loaded =
        List.of(
            RandomMarket.whole(1, 1_000).named(new Instrument("A")),
            withoutVolumesFrom(RandomMarket.whole(2, 1_000).named(new Instrument("B")), 850));

    AuditResult result = LeakAudit.run(loaded, PanelAuditTest::honest, 20);

    assertThat(result.failures()).extracting(AuditCheck::sentence).isEmpty();
    assertThat(result.checks())
        .filteredOn(check -> check.kind() == Kind.REACH)
        .allSatisfy(check -> assertThat(check.compared()).isPositive())
        .extracting(AuditCheck::instrument)
        .contains("A", "B");
  }

  /** Each series cut at shares of its own rows: the longer one trains where the other is judged. */
  @Test
  void aSplitOfEachSeriesByItselfIsALeak() {
    AuditResult result =
        LeakAudit.run(
            LOADED,
            loaded -> {
              Panel honest = honest(loaded);
              List<Dataset> members = new ArrayList<>();
              for (LoadedSeries one : loaded) {
                members.add(
                    Dataset.prepare(one, FeatureSet.standardNames(), WINDOW, SplitSpec.standard()));
              }
              Dataset longer = members.get(0);
              return new Panel(members, longer.train(), honest.validation(), honest.test());
            },
            2);

    assertThat(result.failures()).extracting(AuditCheck::kind).containsOnly(Kind.SEPARATION);
    assertThat(result.failures().get(0).sentence()).contains("The last target of the TRAIN part");
  }

  /** One instrument is told the other's price of three rows later. */
  @Test
  void anotherInstrumentsFutureIsFound() {
    AuditResult result =
        LeakAudit.run(
            LOADED,
            loaded -> honest(List.of(loaded.get(0), told(loaded.get(1), loaded.get(0)))),
            5);

    assertThat(result.failures()).isNotEmpty();
    assertThat(result.failures()).extracting(AuditCheck::instrument).containsOnly("B");
    assertThat(result.failures().get(0).sentence())
        .startsWith("Does not hold: B: altering every value after ");
  }

  private static Panel honest(List<LoadedSeries> loaded) {
    return Panel.prepare(loaded, FeatureSet.standardNames(), WINDOW, SplitSpec.standard());
  }

  private static LoadedSeries withoutVolumesFrom(LoadedSeries one, int row) {
    SnapshotSeries series = one.series();
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : series.columns()) {
      double[] values = series.column(name).clone();
      if (name.equals(Column.BID_VOLUME) || name.equals(Column.ASK_VOLUME)) {
        Arrays.fill(values, row, values.length, Double.NaN);
      }
      columns.put(name, values);
    }
    return with(one, columns);
  }

  private static LoadedSeries told(LoadedSeries one, LoadedSeries other) {
    SnapshotSeries series = one.series();
    double[] prices = other.series().column(Column.MID_PRICE);
    double[] spread = new double[series.size()];
    for (int row = 0; row < spread.length; row++) {
      int there = LeakAudit.lastRowBy(other.series(), series.timeMillis(row));
      spread[row] = prices[Math.min(there + 3, prices.length - 1)];
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    series.columns().forEach(name -> columns.put(name, series.column(name)));
    columns.put(Column.SPREAD, spread);
    return with(one, columns);
  }

  private static LoadedSeries with(LoadedSeries one, Map<String, double[]> columns) {
    SnapshotSeries series = one.series();
    return new LoadedSeries(
        new SnapshotSeries(series.instrument(), series.timesMillis(), columns),
        one.sampling(),
        one.facts(),
        List.of(),
        0,
        null);
  }
}
