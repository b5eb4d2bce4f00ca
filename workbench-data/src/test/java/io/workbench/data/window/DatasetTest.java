package io.workbench.data.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.InputException;
import io.workbench.data.RandomMarket;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.RejectedRow;
import io.workbench.data.split.Part;
import io.workbench.data.split.SplitSpec;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetTest {
  private static final SplitSpec SPLIT = SplitSpec.standard();

  @Test
  void theDefaultWindowIsFixed() {
    assertThat(WindowSpec.standard()).isEqualTo(new WindowSpec(12, 1, Target.CHANGE));
  }

  @Test
  void aMonthOfSnapshotsGivesAWindowForEveryRowPastTheFirst() {
    Dataset dataset = prepare(RandomMarket.whole(1, 8_641), WindowSpec.standard());

    // ma_24 is first defined in row 23, so the first window ends in row 34 and forecasts row 35.
    assertThat(dataset.train().size()).isEqualTo(6_049 - 35);
    assertThat(dataset.validation().size()).isEqualTo(7_345 - 6_049);
    assertThat(dataset.test().size()).isEqualTo(8_641 - 7_345);
    assertThat(dataset.train().endRow(0)).isEqualTo(34);
    assertThat(dataset.features().names()).isEqualTo(FeatureSet.standardNames());
    assertThat(dataset.leftOut()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0, 0", "2, 1, 0.01, 0.003", "3, 6, 0.01, 0.003", "4, 12, 0.005, 0"})
  void noRowIsATargetTwiceAndNoForecastIsMadeBeforeTheEarlierTargetsAreKnown(
      long seed, int horizon, double gaps, double missing) {
    Dataset dataset =
        prepare(
            RandomMarket.with(seed, 3_000, gaps, missing),
            new WindowSpec(5, horizon, Target.CHANGE));

    Set<Integer> targets = new HashSet<>();
    int lastTarget = -1;
    for (Part part : Part.values()) {
      Windows windows = dataset.windows(part);
      assertThat(windows.endRow(0)).isGreaterThanOrEqualTo(lastTarget);
      for (int window = 0; window < windows.size(); window++) {
        int target = windows.endRow(window) + horizon;
        assertThat(targets.add(target)).isTrue();
        assertThat(dataset.split().rows(part).contains(target)).isTrue();
        lastTarget = target;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"12, 1", "1, 1", "12, 6", "30, 24"})
  void theLeastNumberOfRowsDoesAndOneLessDoesNot(int length, int horizon) {
    WindowSpec window = new WindowSpec(length, horizon, Target.PRICE);
    int least = leastRows(length, horizon);

    Dataset dataset = prepare(RandomMarket.whole(5, least), window);
    assertThat(dataset.train().size()).isPositive();
    assertThat(dataset.validation().size()).isPositive();
    assertThat(dataset.test().size()).isPositive();

    assertThatThrownBy(() -> prepare(RandomMarket.whole(5, least - 1), window))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("test: Each part needs at least 1 window, but the " + (least - 1))
        .hasMessageContaining(
            "; " + least + " rows without a gap or a missing value are the least");
  }

  @Test
  void tooFewRowsAreToldWithAllNumbers() {
    assertThatThrownBy(() -> prepare(RandomMarket.whole(5, 40), WindowSpec.standard()))
        .hasMessage(
            "test: Each part needs at least 1 window, but the 40 rows of the series gave 0 for training,"
                + " 0 for validation and 5 for testing; 51 rows without a gap or a missing value are"
                + " the least that do; here the longest stretch without a step over PT7M30S has 40"
                + " rows, and \"ma_24\" is undefined in 23, more than any other feature.");
  }

  @Test
  void rowsThatWereSetAsideAreToldWithTooFew() {
    RejectedRow late = new RejectedRow(7L, "the timestamp B comes after C", true);
    RejectedRow bad = new RejectedRow(9, "mid_price is missing");

    assertThat(tooFew(List.of(late, late, bad), 1962))
        .endsWith(
            ", more than any other feature; 1962 set aside, the first at line 7: the timestamp B"
                + " comes after C; sort the file by time.");
    assertThat(tooFew(List.of(bad, late), 2))
        .endsWith(
            ", more than any other feature; 2 set aside, the first at line 9: mid_price is missing.");
    assertThat(tooFew(List.of(new RejectedRow(null, "at B no book", false)), 1))
        .endsWith(", more than any other feature; 1 set aside, the first: at B no book.");
  }

  private static String tooFew(List<RejectedRow> first, long count) {
    LoadedSeries few = RandomMarket.whole(5, 40);
    LoadedSeries loaded =
        new LoadedSeries(few.series(), few.sampling(), few.facts(), first, count, null);
    Throwable failure = catchThrowable(() -> prepare(loaded, WindowSpec.standard()));
    assertThat(failure).isInstanceOf(InputException.class);
    return String.valueOf(failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void hardlyAnyRowsAreTooFew(int rows) {
    assertThatThrownBy(() -> prepare(RandomMarket.whole(5, rows), WindowSpec.standard()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the " + rows + " rows");
  }

  @Test
  void theTargetScaleIsThatOfTheTrainingTargets() {
    LoadedSeries loaded = RandomMarket.whole(6, 500);
    for (Target target : Target.values()) {
      Dataset dataset = prepare(loaded, new WindowSpec(12, 2, target));
      double[] prices = loaded.series().column("mid_price");
      double sum = 0;
      double squares = 0;
      for (int row = 36; row < 350; row++) {
        double value = prices[row] - (target == Target.CHANGE ? prices[row - 2] : 0);
        sum += value;
        squares += value * value;
      }
      double mean = sum / 314;
      assertThat(dataset.train().size()).isEqualTo(314);
      assertThat(dataset.targetScale().mean()).isCloseTo(mean, within(1e-12));
      // The textbook formula loses digits to cancellation.
      assertThat(dataset.targetScale().std())
          .isCloseTo(Math.sqrt(squares / 314 - mean * mean), within(1e-9));
    }
  }

  @Test
  void aConstantPriceGivesWindowsWithTargetsOfZero() {
    double[] prices = new double[200];
    Arrays.fill(prices, 1.7);
    Dataset dataset =
        prepare(RandomMarket.loaded(RandomMarket.prices(prices)), WindowSpec.standard());

    assertThat(dataset.targetScale().std()).isEqualTo(1);
    assertThat(dataset.train().target(0)).isCloseTo(0, within(1e-9f));
    assertThat(dataset.train().price(0, 0)).isCloseTo(1.7, within(1e-12));
    assertThat(dataset.leftOut()).hasSize(7);
  }

  @Test
  void pricesTooLargeToBeScaledAreToldWithTheSource() {
    double[] prices = new double[200];
    Arrays.setAll(prices, row -> (row % 7 + 1) * 1e200);
    LoadedSeries loaded = RandomMarket.loaded(RandomMarket.prices(prices));

    assertThatThrownBy(
            () -> Dataset.prepare(loaded, List.of("hour_sin"), WindowSpec.standard(), SPLIT))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "test: Targets must have a finite mean and deviation,"
                + " but the prices are too large for that.");
  }

  @Test
  void anUnknownFeatureIsToldWithTheSource() {
    LoadedSeries loaded = RandomMarket.whole(5, 100);

    assertThatThrownBy(
            () -> Dataset.prepare(loaded, List.of("chang_1"), WindowSpec.standard(), SPLIT))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("test: A feature must be one of the known ones")
        .hasMessageEndingWith("the nearest is \"change_1\".");
  }

  @Test
  void aSeriesWithoutAPriceIsRefused() {
    SnapshotSeries series =
        new SnapshotSeries(
            new Instrument("TEST"), new long[] {1, 2}, Map.of("load", new double[] {1, 2}));

    assertThatThrownBy(() -> prepare(RandomMarket.loaded(series), WindowSpec.standard()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "test: A series needs the column \"mid_price\" to be forecast, but has only [load].");
  }

  @Test
  void aWindowOfNoRowsAndAHorizonOfNoneAreRefused() {
    assertThatThrownBy(() -> new WindowSpec(0, 1, Target.PRICE))
        .hasMessage("window.length must be at least 1, but was 0.");
    assertThatThrownBy(() -> new WindowSpec(12, 0, Target.PRICE))
        .hasMessage("window.horizon must be at least 1, but was 0.");
    assertThatThrownBy(() -> new WindowSpec(2_000_000_000, 1, Target.PRICE))
        .hasMessage("window.length must be at most 1000000, but was 2000000000.");
    assertThatThrownBy(() -> new WindowSpec(12, 2_000_000_000, Target.PRICE))
        .hasMessage("window.horizon must be at most 1000000, but was 2000000000.");
  }

  @Test
  @Timeout(10)
  void theLeastRowsOfTheLargestWindowAreFoundAtOnce() {
    WindowSpec window = new WindowSpec(1_000_000, 1_000_000, Target.PRICE);
    SplitSpec split = new SplitSpec(0.001, 0.498, 0.501);
    LoadedSeries loaded = RandomMarket.whole(5, 100);

    // A training target in row 23 + 1,999,999, so 2,000,023 rows and a half of training rows.
    assertThatThrownBy(() -> Dataset.prepare(loaded, FeatureSet.standardNames(), window, split))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("; 2000022500 rows without a gap or a missing value");
  }

  private static Dataset prepare(LoadedSeries loaded, WindowSpec window) {
    return Dataset.prepare(loaded, FeatureSet.standardNames(), window, SPLIT);
  }

  /**
   * By the definition: a training target in row 23 + length - 1 + horizon, and one a later part.
   */
  private static int leastRows(int length, int horizon) {
    int firstTarget = 23 + length - 1 + horizon;
    int rows = 1;
    while (true) {
      long train = Math.round(rows * 0.7);
      long validation = Math.round(rows * 0.85);
      if (train > firstTarget && validation - train >= horizon && rows - validation >= horizon) {
        return rows;
      }
      rows++;
    }
  }
}
