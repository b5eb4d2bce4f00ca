package io.workbench.data.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.RandomMarket;
import io.workbench.data.feature.FeatureSet.Selection;
import io.workbench.data.market.Column;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureSetTest {
  @Test
  void theDefaultFeaturesAndTheirOrderAreFixed() {
    assertThat(FeatureSet.standard().names())
        .containsExactly(
            "mid_price",
            "spread",
            "change_1",
            "change_3",
            "change_12",
            "ma_5",
            "ma_12",
            "ma_24",
            "volatility_5",
            "volatility_12",
            "spread_ma_12",
            "spread_volatility_12",
            "bid_volume",
            "ask_volume",
            "volume_imbalance",
            "total_volume",
            "hour_sin",
            "hour_cos",
            "day_sin",
            "day_cos");
  }

  @Test
  void theHashOfTheDefaultsIsTheDigestOfTheirNames() {
    // printf 'features-1\nmid_price\nspread\n…\nday_cos' | sha256sum
    assertThat(FeatureSet.standard().hash())
        .isEqualTo("07262673e679f1d22e90e1b54742e38f41e19fc0b724c2788dced61b82663ea8");
  }

  @Test
  void theHashKnowsTheOrder() {
    assertThat(FeatureSet.of(List.of("ma_5", "spread")).hash())
        .isNotEqualTo(FeatureSet.of(List.of("spread", "ma_5")).hash())
        .isEqualTo(FeatureSet.of(List.of("ma_5", "spread")).hash());
  }

  @Test
  void everyFormulaTakesAnyLength() {
    FeatureSet set =
        FeatureSet.of(
            List.of("change_7", "ma_288", "volatility_2", "spread_ma_3", "spread_volatility_48"));

    assertThat(set.features()).extracting(Feature::historyRows).containsExactly(7, 287, 2, 2, 47);
    assertThat(set.historyRows()).isEqualTo(287);
  }

  @Test
  void aVolatilityNeedsTwoValues() {
    for (String name : List.of("volatility_", "spread_volatility_")) {
      assertThat(FeatureSet.of(List.of(name + 2)).names()).containsExactly(name + 2);
      assertThatThrownBy(() -> FeatureSet.of(List.of(name + 1)))
          .isInstanceOf(InputException.class)
          .hasMessage("A volatility must be of at least 2 values, but \"" + name + "1\" is of 1.");
    }
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> FeatureSet.of(List.of("mid_price", "volatilty_5")))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "A feature must be one of the known ones or a numeric column, but \"volatilty_5\" is"
                + " neither; the nearest is \"volatility_5\".");
    assertThatThrownBy(() -> FeatureSet.of(List.of("temprature"), Set.of("temperature")))
        .hasMessageContaining("the nearest is \"temperature\"");
    assertThatThrownBy(() -> FeatureSet.of(List.of("defualt")))
        .hasMessageEndingWith("\"defualt\" is neither; the nearest is \"default\".");
  }

  @Test
  void aDeviationOfOneValueAndALengthOfZeroAreUnknown() {
    for (String name : List.of("volatility_1", "spread_volatility_1", "ma_0", "change_0", "ma_")) {
      assertThatThrownBy(() -> FeatureSet.of(List.of(name))).isInstanceOf(InputException.class);
    }
  }

  @Test
  void aNameTwiceAndAnEmptyListAreRefused() {
    assertThatThrownBy(() -> FeatureSet.of(List.of("ma_5", "spread", "ma_5")))
        .hasMessage("A feature list names each feature once, but \"ma_5\" came twice.");
    assertThatThrownBy(() -> FeatureSet.of(List.of())).isInstanceOf(InputException.class);
  }

  @Test
  void aColumnOfTheSeriesIsAFeatureByItsName() {
    double[] load = {1, 2, Double.NaN};
    SnapshotSeries series =
        new SnapshotSeries(new Instrument("TEST"), new long[] {1, 2, 3}, Map.of("load", load));

    FeatureSet set = FeatureSet.of(List.of("load"), series.columns());

    assertThat(set.compute(series, Sampling.ofStep(RandomMarket.STEP)).column(0)).isSameAs(load);
    assertThat(FeatureSet.columnsAmong(List.of("ma_5", "load", "spread", "hour_sin")))
        .containsExactly("load");
  }

  @Test
  void featuresWithoutTheirColumnsAreLeftOutAndNamed() {
    Selection selection = FeatureSet.standard().fitTo(RandomMarket.prices(1, 2, 3));

    assertThat(selection.leftOut())
        .containsExactly(
            "spread",
            "spread_ma_12",
            "spread_volatility_12",
            "bid_volume",
            "ask_volume",
            "volume_imbalance",
            "total_volume");
    assertThat(selection.set().size()).isEqualTo(13);
  }

  @Test
  void aColumnWithoutASingleValueCountsAsAbsent() {
    double[] nothing = {Double.NaN, Double.NaN};
    SnapshotSeries series =
        new SnapshotSeries(
            new Instrument("TEST"),
            new long[] {1, 2},
            Map.of(Column.MID_PRICE, new double[] {1, 2}, Column.SPREAD, nothing));

    assertThat(FeatureSet.of(List.of("mid_price", "spread")).fitTo(series).leftOut())
        .containsExactly("spread");
    assertThatThrownBy(() -> FeatureSet.of(List.of("spread")).fitTo(series))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("[spread]");
  }
}
