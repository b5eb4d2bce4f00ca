package io.workbench.data.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.RandomMarket;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.split.SplitSpec;
import io.workbench.data.split.Standardizer;
import org.junit.jupiter.api.Test;

class ForecastInputTest {
  private static final int HORIZON = 3;
  private final LoadedSeries loaded = RandomMarket.with(1, 1_000, 0.01, 0.002);
  private final Dataset dataset =
      Dataset.prepare(
          loaded,
          FeatureSet.standardNames(),
          new WindowSpec(12, HORIZON, Target.CHANGE),
          SplitSpec.standard());

  @Test
  void windowsOfTheSameRowsAreBitIdenticalToTheDataset() {
    Windows all = dataset.forecastInput().windows(loaded.series(), loaded.sampling());
    Windows test = dataset.test();
    float[] expected = new float[test.steps() * test.features()];
    float[] found = new float[expected.length];

    int at = 0;
    for (int window = 0; window < test.size(); window++) {
      while (all.endRow(at) < test.endRow(window)) {
        at++;
      }
      test.copyWindow(window, expected, 0);
      all.copyWindow(at, found, 0);
      assertThat(found).containsExactly(expected);
      assertThat(all.target(at)).isEqualTo(test.target(window));
      assertThat(all.targetTimeMillis(at)).isEqualTo(test.targetTimeMillis(window));
    }
  }

  @Test
  void theLastWindowsAreThereAlthoughTheirActualIsNotKnownYet() {
    LoadedSeries whole = RandomMarket.whole(2, 100);
    Windows windows = dataset.forecastInput().windows(whole.series(), whole.sampling());
    int last = windows.size() - 1;

    assertThat(windows.endRow(last)).isEqualTo(99);
    assertThat(windows.isActualKnown(last)).isFalse();
    assertThat(windows.actualPrice(last)).isNaN();
    assertThat(windows.target(last)).isNaN();
    assertThat(windows.targetTimeMillis(last))
        .isEqualTo(whole.series().timeMillis(99) + HORIZON * RandomMarket.STEP.toMillis());
    assertThat(windows.isActualKnown(last - HORIZON)).isTrue();
    assertThat(windows.actualPrice(last - HORIZON))
        .isEqualTo(whole.series().column("mid_price")[99]);
  }

  @Test
  void aForecastAcrossAGapHasNoActual() {
    LoadedSeries whole = RandomMarket.whole(3, 80);
    long[] times = whole.series().timesMillis();
    for (int row = 50; row < times.length; row++) {
      times[row] += 10 * RandomMarket.STEP.toMillis();
    }
    Windows windows = dataset.forecastInput().windows(whole.series(), whole.sampling());
    int beforeGap = 49 - 34;

    assertThat(windows.endRow(beforeGap)).isEqualTo(49);
    assertThat(windows.isActualKnown(beforeGap)).isFalse();
    assertThat(windows.targetTimeMillis(beforeGap))
        .isEqualTo(times[49] + HORIZON * RandomMarket.STEP.toMillis());
    // Row 46 is the last whose target, row 49, lies before the gap.
    assertThat(windows.isActualKnown(beforeGap - HORIZON)).isTrue();
    assertThat(windows.isActualKnown(beforeGap - HORIZON + 1)).isFalse();
  }

  @Test
  void aMissingPriceAtTheTargetIsNotAnActual() {
    LoadedSeries whole = RandomMarket.whole(3, 80);
    whole.series().column("mid_price")[60] = Double.NaN;
    Windows windows = dataset.forecastInput().windows(whole.series(), whole.sampling());
    int window = 60 - HORIZON - 34;

    assertThat(windows.endRow(window)).isEqualTo(60 - HORIZON);
    assertThat(windows.isActualKnown(window)).isFalse();
    assertThat(windows.targetTimeMillis(window)).isEqualTo(whole.series().timeMillis(60));
  }

  @Test
  void exactlyEnoughRowsGiveOneWindowAndOneLessIsToldInNumbers() {
    LoadedSeries enough = RandomMarket.whole(4, 35);
    LoadedSeries tooFew = RandomMarket.whole(4, 34);
    ForecastInput input = dataset.forecastInput();

    assertThat(input.windows(enough.series(), enough.sampling()).size()).isEqualTo(1);
    assertThatThrownBy(() -> input.windows(tooFew.series(), tooFew.sampling()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "A forecast needs 35 neighbouring rows without a gap or a missing value, but none of"
                + " the 34 rows ends such a stretch.");
  }

  @Test
  void aMissingColumnIsNamedWithTheFeatureThatNeedsIt() {
    SnapshotSeries series = RandomMarket.prices(1, 2, 3);

    assertThatThrownBy(() -> dataset.forecastInput().windows(series, loaded.sampling()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Feature \"spread\" needs the column \"spread\", but the series has only [mid_price].");
  }

  @Test
  void aStandardizerOfOtherFeaturesIsRefused() {
    Standardizer one = new Standardizer(new double[1], new double[] {1});

    assertThatThrownBy(
            () ->
                new ForecastInput(
                    FeatureSet.standard(), one, dataset.targetScale(), dataset.window()))
        .hasMessageContaining("20 features and 1 means");
  }
}
