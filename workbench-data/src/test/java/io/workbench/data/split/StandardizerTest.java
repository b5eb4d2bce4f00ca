package io.workbench.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.InputException;
import io.workbench.data.feature.FeatureTable;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandardizerTest {
  private static final double NAN = Double.NaN;

  @Test
  void fitsOnTheGivenRowsAloneAndPassesOverWhatIsMissing() {
    // Mean (1 + 5) / 2 = 3, variance (4 + 4) / 2 = 4; the first and the last row are outside.
    Standardizer standardizer =
        Standardizer.fit(table(new double[] {1e6, 1, NAN, 5, 1e6}), new RowRange(1, 4));

    assertThat(standardizer.mean()).containsExactly(3);
    assertThat(standardizer.std()).containsExactly(2);
  }

  @Test
  void appliesToAllRowsRowByRow() {
    Standardizer standardizer = new Standardizer(new double[] {1, 10}, new double[] {2, 5});

    float[] matrix = standardizer.apply(table(new double[] {1, 3, NAN}, new double[] {10, 0, 15}));

    assertThat(matrix).containsExactly(0, 0, 1, -2, Float.NaN, 1);
  }

  @Test
  void whatDoesNotVaryHasDeviationOne() {
    Standardizer standardizer =
        Standardizer.fit(
            table(
                new double[] {0.1, 0.1, 0.1},
                new double[] {0, 0, 0},
                new double[] {NAN, NAN, NAN},
                // The same number but for its last bit.
                new double[] {0.3, 0.1 + 0.2, 0.3}),
            new RowRange(0, 3));

    assertThat(standardizer.std()).containsOnly(1);
    assertThat(standardizer.mean()[2]).isZero();
  }

  @Test
  void smallVariationOnALargeLevelIsKept() {
    // Deviations -1, 0, 1 of a level of a billion: variance 2 / 3.
    Standardizer standardizer =
        Standardizer.fit(table(new double[] {1e9 - 1, 1e9, 1e9 + 1}), new RowRange(0, 3));

    assertThat(standardizer.std()[0]).isCloseTo(Math.sqrt(2.0 / 3), within(1e-12));
  }

  @Test
  void standardisedTrainingRowsHaveMeanZeroAndDeviationOne() {
    SplittableRandom random = new SplittableRandom(3);
    double[] values = new double[1_000];
    for (int row = 0; row < values.length; row++) {
      values[row] = 1e4 + 3 * random.nextDouble();
    }
    FeatureTable table = table(values);

    float[] matrix = Standardizer.fit(table, new RowRange(0, 1_000)).apply(table);

    double sum = 0;
    double squares = 0;
    for (float value : matrix) {
      sum += value;
      squares += (double) value * value;
    }
    // Each value is rounded to a float, to about 1e-7.
    assertThat(sum / 1_000).isCloseTo(0, within(1e-7));
    assertThat(squares / 1_000).isCloseTo(1, within(1e-6));
  }

  @Test
  void numbersThatCannotScaleAreRefused() {
    assertThatThrownBy(() -> new Standardizer(new double[] {0}, new double[] {0}))
        .hasMessageContaining("std above 0");
    assertThatThrownBy(() -> new Standardizer(new double[] {NAN}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Standardizer(new double[2], new double[1]))
        .hasMessageContaining("2 and 1");
  }

  @Test
  void valuesTooLargeToBeSquaredAreRefusedByName() {
    assertThatThrownBy(
            () -> Standardizer.fit(table(new double[] {1e200, 1, 3}), new RowRange(0, 3)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the values of \"0\" are too large");
  }

  @Test
  void equalNumbersMakeEqualStandardizers() {
    Standardizer one = new Standardizer(new double[] {1}, new double[] {2});

    assertThat(one)
        .isEqualTo(new Standardizer(new double[] {1}, new double[] {2}))
        .hasSameHashCodeAs(new Standardizer(new double[] {1}, new double[] {2}))
        .isNotEqualTo(new Standardizer(new double[] {1}, new double[] {3}))
        .hasToString("Standardizer[mean=[1.0], std=[2.0]]");
  }

  private static FeatureTable table(double[]... columns) {
    List<String> names = IntStream.range(0, columns.length).mapToObj(String::valueOf).toList();
    return new FeatureTable(names, columns, columns[0].length);
  }
}
