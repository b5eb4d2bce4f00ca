package io.workbench.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeanMetricsTest {
  private static final Metrics FIRST = new Metrics(7, 1, 2, 3, 4.0, 5, 6.0, 7.0, 8.0);
  private static final Metrics SECOND = new Metrics(7, 2, 4, 6, 8.0, 10, 12.0, 14.0, 16.0);
  private static final Metrics THIRD = new Metrics(7, 6, 0, 0, null, 0, null, null, null);

  @Test
  void eachFieldIsTheMeanOfThatFieldAndWindowsAreTheSame() {
    assertThat(MeanMetrics.of(List.of(FIRST, SECOND)))
        .isEqualTo(new Metrics(7, 1.5, 3, 4.5, 6.0, 7.5, 9.0, 10.5, 12.0));
  }

  @Test
  void aFieldThatOneSeedLacksIsAbsentAndTheOthersAreNot() {
    assertThat(MeanMetrics.of(List.of(FIRST, SECOND, THIRD)))
        .isEqualTo(new Metrics(7, 3, 2, 3, null, 5, null, null, null));
  }

  @Test
  void oneSeedIsItselfAndNoneHasNoMean() {
    assertThat(MeanMetrics.of(List.of(THIRD))).isSameAs(THIRD);
    assertThat(MeanMetrics.of(List.of())).isNull();
  }
}
