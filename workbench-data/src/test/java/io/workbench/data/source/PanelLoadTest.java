package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.market.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class PanelLoadTest {
  /** Two instruments that say nothing but what kind they are have the same market, not one luck. */
  @Test
  void syntheticInstrumentsHaveTheLuckOfTheirNames() {
    MarketParameters plain = MarketParameters.DEFAULT;
    MarketParameters market =
        new MarketParameters(
            plain.price(),
            0,
            0,
            plain.deviation(),
            plain.reversion(),
            plain.bounce(),
            0,
            plain.imbalance(),
            plain.spread(),
            plain.volume(),
            MovingLevel.OFF,
            Clustering.OFF,
            Jumps.OFF,
            Regimes.OFF,
            0.5);
    SyntheticSpec one =
        new SyntheticSpec(
            42,
            30,
            SyntheticSpec.DEFAULT.step(),
            SyntheticSpec.DEFAULT.start(),
            SyntheticSpec.DEFAULT.instrument(),
            market);
    Map<String, DataSpec> instruments = new LinkedHashMap<>();
    instruments.put("h100", one);
    instruments.put("h200", one);
    List<LoadedSeries> all = SeriesLoader.loadAll(new PanelSpec(instruments), List.of(), false);

    double correlation =
        new PearsonsCorrelation()
            .correlation(
                all.get(0).series().column(Column.MID_PRICE),
                all.get(1).series().column(Column.MID_PRICE));
    // Some 2,000 independent stretches of the price: four standard errors are 0.07.
    assertThat(correlation).isCloseTo(0.5, within(0.1));
  }
}
