package io.workbench.data.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.RandomMarket;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.feature.FeatureTable;
import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.split.Part;
import io.workbench.data.split.SplitSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {
  @Test
  void aWindowHoldsTheRowsUpToItsEndAndItsTargetIsThePriceAfter() {
    double[] prices = new double[30];
    for (int row = 0; row < prices.length; row++) {
      prices[row] = row;
    }
    LoadedSeries loaded = RandomMarket.loaded(RandomMarket.prices(prices));
    Dataset dataset =
        Dataset.prepare(
            loaded,
            List.of("mid_price"),
            new WindowSpec(3, 2, Target.CHANGE),
            SplitSpec.standard());
    Windows train = dataset.train();
    float[] window = new float[5];

    train.copyWindow(4, window, 1);

    // Training rows 0 to 20: mean 10, population variance (21² - 1) / 12.
    double std = Math.sqrt((21 * 21 - 1) / 12.0);
    float[] expected = {0, (float) (-6 / std), (float) (-5 / std), (float) (-4 / std), 0};
    assertThat(window).containsExactly(expected, within(1e-6f));
    assertThat(train.endRow(4)).isEqualTo(6);
    assertThat(train.lastPrice(4)).isEqualTo(6);
    assertThat(train.actualPrice(4)).isEqualTo(8);
    assertThat(train.endTimeMillis(4)).isEqualTo(timeOf(6));
    assertThat(train.targetTimeMillis(4)).isEqualTo(timeOf(8));
    // Every change is 2, so the target does not vary.
    assertThat(train.target(4)).isZero();
    assertThat(train.price(4, 0)).isEqualTo(8);
    assertThat(train.price(4, 0.5f)).isEqualTo(8.5);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 12, 1, 0, 0, default",
    "2, 12, 1, 0.02, 0, default",
    "3, 4, 3, 0.03, 0.003, default",
    "4, 1, 1, 0.01, 0.01, default",
    "5, 7, 9, 0.02, 0.001, default",
    // Features that look at one row alone are there in the row after a gap, too.
    "6, 5, 1, 0.03, 0, mid_price hour_sin",
    "7, 1, 4, 0.03, 0.003, mid_price hour_sin"
  })
  void windowsAreExactlyTheWholeOnes(
      long seed, int length, int horizon, double gaps, double missing, String features) {
    LoadedSeries loaded = RandomMarket.with(seed, 3_000, gaps, missing);
    Dataset dataset =
        Dataset.prepare(
            loaded,
            features.equals("default") ? FeatureSet.standardNames() : List.of(features.split(" ")),
            new WindowSpec(length, horizon, Target.PRICE),
            SplitSpec.standard());

    FeatureTable table = dataset.features().compute(loaded.series(), loaded.sampling());
    for (Part part : Part.values()) {
      List<Integer> expected = new ArrayList<>();
      for (int end = 0; end < 3_000; end++) {
        boolean inPart = dataset.split().targets(part).contains(end + horizon);
        if (inPart && isWhole(dataset, table, end)) {
          expected.add(end);
        }
      }
      assertThat(dataset.windows(part).endRows())
          .containsExactly(expected.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  @ParameterizedTest
  @CsvSource({"PRICE, 1", "CHANGE, 3"})
  void theTargetTurnedBackIsTheActualPrice(Target target, int horizon) {
    Dataset dataset =
        Dataset.prepare(
            RandomMarket.with(8, 1_000, 0.01, 0),
            FeatureSet.standardNames(),
            new WindowSpec(12, horizon, target),
            SplitSpec.standard());
    Windows test = dataset.test();

    for (int window = 0; window < test.size(); window++) {
      // A float keeps about seven digits of the standardised target.
      assertThat(test.price(window, test.target(window)))
          .isCloseTo(test.actualPrice(window), within(1e-6));
    }
  }

  @Test
  void selectedWindowsKeepTheirContentInTheirNewOrder() {
    Windows all =
        Dataset.prepare(
                RandomMarket.whole(9, 300),
                FeatureSet.standardNames(),
                WindowSpec.standard(),
                SplitSpec.standard())
            .train();

    Windows some = all.select(new int[] {7, 0, 7});

    assertThat(some.endRows()).containsExactly(all.endRow(7), all.endRow(0), all.endRow(7));
    float[] expected = new float[12 * 20];
    float[] found = new float[12 * 20];
    all.copyWindow(7, expected, 0);
    some.copyWindow(2, found, 0);
    assertThat(found).containsExactly(expected);
    assertThat(some.target(0)).isEqualTo(all.target(7));
  }

  /** The rule itself, checked row by row. */
  private static boolean isWhole(Dataset dataset, FeatureTable table, int end) {
    SnapshotSeries series = dataset.loaded().series();
    int from = end - dataset.window().length() + 1;
    int target = end + dataset.window().horizon();
    if (from < 0 || target >= series.size()) {
      return false;
    }
    for (int row = from; row <= end; row++) {
      for (int feature = 0; feature < table.features(); feature++) {
        if (!Double.isFinite(table.value(row, feature))) {
          return false;
        }
      }
    }
    for (int row = from + 1; row <= target; row++) {
      if (series.timeMillis(row) - series.timeMillis(row - 1) > Duration.ofMinutes(7).toMillis()) {
        return false;
      }
    }
    return Double.isFinite(series.column(Column.MID_PRICE)[target]);
  }

  private static long timeOf(int row) {
    return RandomMarket.START.plus(RandomMarket.STEP.multipliedBy(row)).toEpochMilli();
  }
}
