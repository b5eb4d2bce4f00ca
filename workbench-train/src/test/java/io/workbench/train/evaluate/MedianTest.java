package io.workbench.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MedianTest {
  @Test
  void anOutlierMovesNeitherTheMedianNorItsError() {
    Median median = Median.of(List.of(1.0, 2.0, 3.0, 4.0, 1000.0));
    assertThat(median.value()).isEqualTo(3);
    // Distances 2, 1, 0, 1, 997: their median is 1.
    assertThat(median.error()).isCloseTo(1.2533 * 1.4826 / Math.sqrt(5), within(1e-4));
  }

  @Test
  void ofAnEvenNumberItIsTheMeanOfTheTwoInTheMiddle() {
    assertThat(Median.valueOf(List.of(10.0, 2.0, 1.0, 5.0))).isEqualTo(3.5);
    assertThat(Median.valueOf(List.of(4.0, 1.0))).isEqualTo(2.5);
  }

  /** The error is what medians of many samples of the same normal distribution spread by. */
  @Test
  void errorIsTheSpreadOfMedians() {
    Random random = new Random(3);
    double squares = 0;
    double errors = 0;
    int samples = 4000;
    for (int sample = 0; sample < samples; sample++) {
      List<Double> values = new ArrayList<>();
      for (int index = 0; index < 101; index++) {
        values.add(5 + 2 * random.nextGaussian());
      }
      Median median = Median.of(values);
      squares += (median.value() - 5) * (median.value() - 5);
      errors += median.error();
    }
    assertThat(errors / samples).isCloseTo(Math.sqrt(squares / samples), within(0.01));
  }

  @Test
  void nothingHasNoMedian() {
    assertThatThrownBy(() -> Median.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
