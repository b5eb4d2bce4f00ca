package io.workbench.data.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.RandomMarket;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.LoadedSeries;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over random series with gaps and missing values; more rows than one block of the fast loops. */
class FeaturePropertiesTest {
  /** Both sides sum the same few numbers of size 1 to 100, in another order. */
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @CsvSource({"1, 0, 0", "2, 0.02, 0", "3, 0, 0.01", "4, 0.05, 0.02", "5, 0.3, 0.2"})
  void valuesFollowTheirDefinitions(long seed, double gaps, double missing) {
    LoadedSeries loaded = RandomMarket.with(seed, 1_300, gaps, missing);
    FeatureTable table = FeatureSet.standard().compute(loaded.series(), loaded.sampling());
    NaiveFeatures naive = new NaiveFeatures(loaded.series(), loaded.sampling());

    for (int feature = 0; feature < table.features(); feature++) {
      String name = table.names().get(feature);
      for (int row = 0; row < table.rows(); row++) {
        double expected = naive.value(name, row);
        if (Double.isNaN(expected)) {
          assertThat(table.value(row, feature)).as("%s in row %d", name, row).isNaN();
        } else {
          assertThat(table.value(row, feature))
              .as("%s in row %d", name, row)
              .isCloseTo(expected, within(ROUNDING));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 0, 0", "8, 0.03, 0.02"})
  void valuesAreBitIdenticalInAnySeriesThatHoldsTheirSpan(long seed, double gaps, double missing) {
    LoadedSeries loaded = RandomMarket.with(seed, 1_300, gaps, missing);
    FeatureSet set = FeatureSet.standard();
    FeatureTable whole = set.compute(loaded.series(), loaded.sampling());

    for (int from : new int[] {1, 37, 511, 700}) {
      int to = from + 555;
      FeatureTable part = set.compute(cut(loaded.series(), from, to), loaded.sampling());
      for (int feature = 0; feature < set.size(); feature++) {
        int history = set.features().get(feature).historyRows();
        double[] expected = Arrays.copyOfRange(whole.column(feature), from + history, to);
        double[] found = Arrays.copyOfRange(part.column(feature), history, to - from);
        assertThat(found).as(whole.names().get(feature)).containsExactly(expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "5", "24"})
  void aSeriesShorterThanEverySpanIsUndefinedThroughout(int rows) {
    LoadedSeries loaded = RandomMarket.whole(9, rows);

    FeatureTable table = FeatureSet.standard().compute(loaded.series(), loaded.sampling());

    for (int feature = 0; feature < table.features(); feature++) {
      int history = FeatureSet.standard().features().get(feature).historyRows();
      int defined = (int) Arrays.stream(table.column(feature)).filter(Double::isFinite).count();
      assertThat(defined).isEqualTo(Math.max(0, rows - history));
    }
  }

  private static SnapshotSeries cut(SnapshotSeries series, int from, int to) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : series.columns()) {
      columns.put(name, Arrays.copyOfRange(series.column(name), from, to));
    }
    return new SnapshotSeries(
        series.instrument(), Arrays.copyOfRange(series.timesMillis(), from, to), columns);
  }
}
