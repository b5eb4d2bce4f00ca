package io.workbench.train.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void fewValuesAreAllKept() {
    Lines lines = Lines.thinned(minutes(3), new double[] {1, 5, 2}, 100);

    assertThat(lines.x()).containsExactly(0, 60_000, 120_000);
    assertThat(lines.y()).containsExactly(1, 5, 2);
  }

  @Test
  void eachBucketKeepsItsExtremesInOrderOfTime() {
    Lines lines = Lines.thinned(minutes(8), new double[] {3, 9, 1, 4, 5, 2, 7, 6}, 2);

    // 3 9 1 4 and 5 2 7 6.
    assertThat(lines.y()).containsExactly(9, 1, 2, 7);
    assertThat(lines.x()).containsExactly(60_000, 120_000, 300_000, 360_000);
  }

  @Test
  void aLineIsBrokenAtAGapInTime() {
    long[] times = minutes(6);
    for (int index = 3; index < 6; index++) {
      times[index] += 3_600_000;
    }

    assertThat(Lines.thinned(times, new double[] {1, 2, 3, 4, 5, 6}, 100).y())
        .containsExactly(1, 2, 3, Double.NaN, 4, 5, 6);
    assertThat(Lines.thinned(times, new double[] {1, 2, 3, 4, 5, 6}, 1).y())
        .containsExactly(1, 3, Double.NaN, 4, 6);
  }

  @Test
  void needlesReachFromZeroToTheExtremes() {
    Lines needles = Lines.needles(minutes(4), new double[] {1, -2, 3, 4}, 2);

    assertThat(needles.y()).containsExactly(-2, 1, Double.NaN, 0, 4, Double.NaN);
    assertThat(needles.x()).containsExactly(0, 0, 0, 120_000, 120_000, 120_000);
  }

  @Test
  void manyValuesBecomeFewPoints() {
    double[] values = new double[100_000];
    values[77_777] = 1;

    Lines lines = Lines.thinned(minutes(values.length), values, 450);

    assertThat(lines.y()).hasSizeLessThan(1_000).contains(1);
  }

  @Test
  void dotsInOneCellAreOne() {
    Axis axis = NumberAxis.over(4, new double[] {0, 1});

    Dots dots = Dots.distinct(new double[] {0, 0, 0.5, 1}, new double[] {0, 0.0001, 0.5, 0}, axis);

    assertThat(dots.x()).containsExactly(0, 0.5, 1);
    assertThat(dots.y()).containsExactly(0, 0.5, 0);
  }

  private static long[] minutes(int count) {
    return LongStream.range(0, count).map(minute -> minute * 60_000).toArray();
  }
}
