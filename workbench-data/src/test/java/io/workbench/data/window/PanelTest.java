package io.workbench.data.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.InputException;
import io.workbench.data.RandomMarket;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.market.Column;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.RejectedRow;
import io.workbench.data.source.SourceFacts;
import io.workbench.data.split.Part;
import io.workbench.data.split.SplitSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelTest {
  private static final SplitSpec SPLIT = SplitSpec.standard();
  private static final WindowSpec TWO_ROWS = new WindowSpec(2, 1, Target.PRICE);
  private static final List<String> PRICE = List.of("mid_price");

  /** Population standard deviation of 14 neighbouring whole numbers: √((14² − 1) / 12). */
  private static final double DEVIATION = Math.sqrt(16.25);

  @Test
  void windowsOfAllInstrumentsComeInOrderOfTimeAndThenOfTheInstruments() {
    Panel panel = prepare(TWO_ROWS, PRICE, rising("A", 20, 1), rising("B", 20, 10));

    // 14 of 20 rows train: targets are rows 2 to 13. Validation rows are 14 to 16, test rows the
    // last 3.
    assertThat(panel.train().size()).isEqualTo(24);
    assertThat(panel.validation().size()).isEqualTo(6);
    assertThat(panel.test().size()).isEqualTo(6);
    for (int window = 0; window < 24; window++) {
      assertThat(panel.train().member(window)).isEqualTo(window % 2);
      assertThat(panel.train().endRow(window)).isEqualTo(1 + window / 2);
      double scale = window % 2 == 0 ? 1 : 10;
      assertThat(panel.train().lastPrice(window)).isEqualTo(scale * (2 + window / 2));
      assertThat(panel.train().actualPrice(window)).isEqualTo(scale * (3 + window / 2));
    }
  }

  @Test
  void factsOfSeveralHoldTheirWholeSpanAndOneHashOfTheirNamesAndHashes() {
    LoadedSeries first = rising("A", 20, 1);
    Panel panel = prepare(TWO_ROWS, PRICE, first, named("B", later(2, rising("B", 22, 10))));

    SourceFacts facts = panel.facts();
    assertThat(facts.source()).isEqualTo("panel");
    assertThat(facts.path()).isNull();
    assertThat(facts.rows()).isEqualTo(42);
    assertThat(facts.from()).isEqualTo(RandomMarket.START);
    assertThat(facts.to()).isEqualTo(RandomMarket.START.plus(RandomMarket.STEP.multipliedBy(23)));
    // printf 'A none\nB none\n' | sha256sum
    assertThat(facts.sha256())
        .isEqualTo("ed839d095e4644d2ae58d623600639733f131128e8bf9973839dc0172a9316a1");
  }

  @Test
  void oneInstrumentIsPreparedAsADatasetIs() {
    LoadedSeries loaded = rising("A", 20, 1);
    Panel panel = prepare(TWO_ROWS, PRICE, loaded);

    assertThat(panel.hasSeveral()).isFalse();
    assertThat(panel.features().names()).containsExactly("mid_price");
    assertThat(panel.facts()).isEqualTo(loaded.facts());
    // Targets are the prices 3 to 14: 12 neighbouring whole numbers.
    assertThat(panel.train().targetStd()).isCloseTo(Math.sqrt((12 * 12 - 1) / 12.0), within(1e-12));
  }

  @Test
  void eachInstrumentIsScaledByItsOwnTrainingRowsAndToldApartByInputsThatAreNotScaled() {
    Panel panel = prepare(TWO_ROWS, PRICE, rising("A", 20, 1), rising("B", 20, 10));

    assertThat(panel.features().names())
        .containsExactly("mid_price", "instrument_A", "instrument_B");
    float[] window = new float[6];
    panel.train().copyWindow(0, window, 0);
    assertThat(window).containsExactly(standardised(1), 1, 0, standardised(2), 1, 0);
    // Ten times the price is the same once it is standardised.
    panel.train().copyWindow(1, window, 0);
    assertThat(window)
        .containsExactly(new float[] {standardised(1), 0, 1, standardised(2), 0, 1}, within(1e-6f));
    // Targets of A are the prices 3 to 14, of B ten times as much.
    assertThat(panel.train().scale(0).mean()).isCloseTo(8.5, within(1e-12));
    assertThat(panel.train().scale(1).mean()).isCloseTo(85, within(1e-12));
    assertThat(panel.train().price(1, 0)).isCloseTo(85, within(1e-12));
    assertThat(panel.train().target(0)).isCloseTo(panel.train().target(1), within(1e-6f));
    double std = panel.train().scale(0).std();
    assertThat(panel.train().targetStd())
        .isCloseTo(Math.sqrt((std * std + 100 * std * std) / 2), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0, 0, 5", "2, 6, 0.02, 0.004, 5", "3, 12, 0.01, 0, 60", "4, 3, 0, 0, 25"})
  void noInstrumentLearnsFromATimeThatAnotherIsJudgedBy(
      long seed, int horizon, double gaps, double missing, int minutes) {
    List<LoadedSeries> loaded =
        List.of(
            named("A", RandomMarket.with(seed, 3_000, gaps, missing)),
            every(minutes, named("B", RandomMarket.with(seed + 10, 2_000, gaps, missing))),
            named("C", RandomMarket.with(seed + 20, 2_500, gaps, missing)));
    Panel panel =
        Panel.prepare(
            loaded, FeatureSet.standardNames(), new WindowSpec(5, horizon, Target.CHANGE), SPLIT);

    long lastTrain = lastTarget(panel.train());
    long lastValidation = lastTarget(panel.validation());
    for (Dataset member : panel.members()) {
      for (Part part : Part.values()) {
        assertThat(member.windows(part).size()).isPositive();
      }
      // Before the first target of a part, and no later than its first forecast is made.
      assertThat(member.validation().targetTimeMillis(0)).isGreaterThan(lastTrain);
      assertThat(member.validation().endTimeMillis(0)).isGreaterThanOrEqualTo(lastTrain);
      assertThat(member.test().targetTimeMillis(0)).isGreaterThan(lastValidation);
      assertThat(member.test().endTimeMillis(0)).isGreaterThanOrEqualTo(lastValidation);
      long firstValidationRow =
          member.loaded().series().timeMillis(member.split().validation().from());
      assertThat(lastTrain).isLessThan(firstValidationRow);
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 1", "101, 1", "347, 6", "1000, 12"})
  void instrumentsWithTheSameTimesAreCutWhereOneAloneWouldBe(int rows, int horizon) {
    LoadedSeries one = RandomMarket.whole(1, rows);
    WindowSpec window = new WindowSpec(3, horizon, Target.PRICE);
    Dataset alone = Dataset.prepare(one, PRICE, window, SPLIT);
    Panel panel = prepare(window, PRICE, named("A", one), named("B", RandomMarket.whole(2, rows)));

    Dataset member = panel.members().get(0);
    assertThat(member.split()).isEqualTo(alone.split());
    for (Part part : Part.values()) {
      assertThat(member.windows(part).endRows()).isEqualTo(alone.windows(part).endRows());
    }
    assertThat(member.targetScale()).isEqualTo(alone.targetScale());
  }

  @Test
  void rowsOutsideTheSharedSpanTrainOrTest() {
    // B begins after 40 of A's rows and ends with A's row 139: 100 instants are shared.
    LoadedSeries first = RandomMarket.whole(1, 200);
    LoadedSeries second = later(40, named("B", RandomMarket.whole(2, 100)));
    Panel panel = prepare(TWO_ROWS, PRICE, named("A", first), second);

    assertThat(panel.members().get(0).split().train().toExclusive()).isEqualTo(110);
    assertThat(panel.members().get(0).split().validation().toExclusive()).isEqualTo(125);
    assertThat(panel.members().get(0).split().test().toExclusive()).isEqualTo(200);
    assertThat(panel.members().get(1).split().train().toExclusive()).isEqualTo(70);
    assertThat(panel.members().get(1).split().validation().toExclusive()).isEqualTo(85);
  }

  @Test
  void aFeatureThatOneLacksIsLeftOutForAll() {
    Panel panel =
        prepare(
            TWO_ROWS,
            List.of("mid_price", "spread", "hour_sin"),
            named("A", RandomMarket.whole(1, 100)),
            rising("B", 100, 1));

    assertThat(panel.features().names())
        .containsExactly("mid_price", "hour_sin", "instrument_A", "instrument_B");
    assertThat(panel.leftOut()).containsExactly("spread");
  }

  @Test
  void theHashOfTheInputsKnowsTheInstruments() {
    FeatureSet plain = FeatureSet.of(PRICE);

    assertThat(plain.withInstruments(List.of("A", "B")).hash())
        .isNotEqualTo(plain.hash())
        .isNotEqualTo(plain.withInstruments(List.of("B", "A")).hash());
  }

  @Test
  void anInstrumentWithTooFewRowsIsToldByName() {
    LoadedSeries whole = RandomMarket.whole(2, 12);
    List<RejectedRow> late = List.of(new RejectedRow(3L, "the timestamp B comes after C", true));
    LoadedSeries few =
        new LoadedSeries(whole.series(), whole.sampling(), whole.facts(), late, 900, null);

    assertThatThrownBy(
            () ->
                prepare(
                    new WindowSpec(12, 1, Target.PRICE),
                    PRICE,
                    named("A", RandomMarket.whole(1, 500)),
                    named("B", few)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "B: Each part needs at least 1 window, but the 12 rows of the series gave 0 for training"
                + " before 2024-01-01T00:40:00Z, 0 for validation and 0 for testing")
        .hasMessageEndingWith(
            "; 900 set aside, the first at line 3: the timestamp B comes after C; sort the file by"
                + " time.");
  }

  @Test
  void whatSharesNoTimeOrIsTheSameIsRefused() {
    LoadedSeries one = RandomMarket.whole(1, 100);

    assertThatThrownBy(
            () -> prepare(TWO_ROWS, PRICE, named("A", one), later(500, rising("B", 100, 1))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("must share a span of time")
        .hasMessageContaining("but share none: A from 2024-01-01T00:00:00Z to");
    assertThatThrownBy(() -> prepare(TWO_ROWS, PRICE, named("A", one), rising("A", 100, 1)))
        .hasMessage("The instruments of a panel must differ in name, but there are A and A.");
    assertThatThrownBy(() -> prepare(TWO_ROWS, PRICE, named("A", one), named("B", one)))
        .hasMessageStartingWith(
            "The instruments of a panel must differ, but A and B have the same prices");
    assertThatThrownBy(() -> prepare(TWO_ROWS, PRICE, named("A", one), rising("B", 0, 1)))
        .hasMessage("Every instrument of a panel needs rows, but B has none.");
  }

  private static Panel prepare(WindowSpec window, List<String> features, LoadedSeries... loaded) {
    return Panel.prepare(List.of(loaded), features, window, SPLIT);
  }

  private static float standardised(double price) {
    return (float) ((price - 7.5) / DEVIATION);
  }

  private static long lastTarget(Windows windows) {
    return windows.targetTimeMillis(windows.size() - 1);
  }

  /** Prices 1, 2, 3, … times a scale. */
  private static LoadedSeries rising(String name, int rows, double scale) {
    double[] prices = new double[rows];
    Arrays.setAll(prices, row -> scale * (row + 1));
    return named(name, RandomMarket.loaded(RandomMarket.prices(prices)));
  }

  private static LoadedSeries named(String name, LoadedSeries loaded) {
    return loaded.named(new Instrument(name));
  }

  private static LoadedSeries later(int steps, LoadedSeries loaded) {
    long shift = steps * RandomMarket.STEP.toMillis();
    SnapshotSeries series = loaded.series();
    long[] times = Arrays.stream(series.timesMillis()).map(time -> time + shift).toArray();
    return RandomMarket.loaded(
        new SnapshotSeries(
            series.instrument(), times, Map.of(Column.MID_PRICE, series.column("mid_price"))));
  }

  /** The same rows so many minutes apart, from the same start. */
  private static LoadedSeries every(int minutes, LoadedSeries loaded) {
    SnapshotSeries series = loaded.series();
    long start = RandomMarket.START.toEpochMilli();
    long factor = minutes / 5;
    long[] times =
        Arrays.stream(series.timesMillis()).map(time -> start + (time - start) * factor).toArray();
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : new ArrayList<>(series.columns())) {
      columns.put(name, series.column(name));
    }
    LoadedSeries slower =
        RandomMarket.loaded(new SnapshotSeries(series.instrument(), times, columns));
    return new LoadedSeries(
        slower.series(),
        Sampling.ofStep(Duration.ofMinutes(minutes)),
        slower.facts(),
        List.of(),
        0,
        null);
  }
}
