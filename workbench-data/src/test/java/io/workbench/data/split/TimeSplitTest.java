package io.workbench.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimeSplitTest {
  @Test
  void partsFollowEachOtherInTime() {
    TimeSplit split = TimeSplit.of(8_641, SplitSpec.standard(), 1);

    // 0.70 x 8641 = 6048.7 and 0.85 x 8641 = 7344.85, rounded.
    assertThat(split.rows(Part.TRAIN)).isEqualTo(new RowRange(0, 6_049));
    assertThat(split.rows(Part.VALIDATION)).isEqualTo(new RowRange(6_049, 7_345));
    assertThat(split.rows(Part.TEST)).isEqualTo(new RowRange(7_345, 8_641));
  }

  @Test
  void forecastsOfOneStepLoseNoRow() {
    TimeSplit split = TimeSplit.of(100, SplitSpec.standard(), 1);

    for (Part part : Part.values()) {
      assertThat(split.targets(part)).isEqualTo(split.rows(part));
    }
  }

  @Test
  void longerForecastsWaitUntilTheEarlierTargetsAreKnown() {
    TimeSplit split = TimeSplit.of(100, SplitSpec.standard(), 3);

    assertThat(split.targets(Part.TRAIN)).isEqualTo(new RowRange(0, 70));
    assertThat(split.targets(Part.VALIDATION)).isEqualTo(new RowRange(72, 85));
    assertThat(split.targets(Part.TEST)).isEqualTo(new RowRange(87, 100));
  }

  @Test
  void spansFromLastInputToTargetNeverOverlapBetweenParts() {
    SplittableRandom random = new SplittableRandom(1);
    for (int attempt = 0; attempt < 200; attempt++) {
      int rows = random.nextInt(1, 500);
      int horizon = random.nextInt(1, 40);
      double train = random.nextDouble(0.1, 0.8);
      double validation = random.nextDouble(0.05, 0.9 - train);
      SplitSpec spec = new SplitSpec(train, validation, 1 - train - validation);
      TimeSplit split = TimeSplit.of(rows, spec, horizon);

      assertThat(split.train().from()).isZero();
      assertThat(split.validation().from()).isEqualTo(split.train().toExclusive());
      assertThat(split.test().from()).isEqualTo(split.validation().toExclusive());
      assertThat(split.test().toExclusive()).isEqualTo(rows);
      requireApart(split.targets(Part.TRAIN), split.targets(Part.VALIDATION), horizon);
      requireApart(split.targets(Part.VALIDATION), split.targets(Part.TEST), horizon);
    }
  }

  private static void requireApart(RowRange earlier, RowRange later, int horizon) {
    if (earlier.size() > 0 && later.size() > 0) {
      int lastTarget = earlier.toExclusive() - 1;
      int firstEnd = later.from() - horizon;
      assertThat(firstEnd).isGreaterThanOrEqualTo(lastTarget);
    }
  }
}
