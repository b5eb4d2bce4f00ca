package io.workbench.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MatrixTest {
  private static Matrix counting() {
    float[] data = new float[12];
    for (int index = 0; index < data.length; index++) {
      data[index] = index;
    }
    return Matrix.of(data, 3, 3, 4);
  }

  private static float number(Matrix matrix, int row, int column) {
    return matrix.data[matrix.at(row, column)];
  }

  @Test
  void viewsShowTheSameNumbers() {
    Matrix part = counting().rows(1, 2).columns(2, 1);
    assertThat(part.rows).isEqualTo(2);
    assertThat(part.columns).isEqualTo(1);
    assertThat(number(part, 0, 0)).isEqualTo(6);
    assertThat(number(part, 1, 0)).isEqualTo(10);

    Matrix below = counting().transposed();
    assertThat(number(below, 2, 1)).isEqualTo(6);
    assertThat(number(below.columns(1, 2), 2, 1)).isEqualTo(10);
    assertThat(number(below.rows(2, 1), 0, 1)).isEqualTo(6);
  }

  @Test
  void clearsItsOwnNumbersAlone() {
    Matrix matrix = counting();
    matrix.rows(1, 2).columns(1, 2).clear();
    assertThat(matrix.data).containsExactly(0, 1, 2, 3, 4, 0, 0, 7, 8, 0, 0, 11);
  }

  @Test
  void refusesAnArrayThatIsTooSmall() {
    assertThatThrownBy(() -> Matrix.of(new float[11], 3, 3, 4))
        .hasMessage(
            "A matrix of 3 rows, 3 columns and row stride 4 must fit its array, but that has 11"
                + " numbers.");
    assertThatThrownBy(() -> Matrix.of(new float[12], 3, 4, 3))
        .isInstanceOf(IllegalArgumentException.class);
    // 65536 rows of 65536 numbers are 2³², which is 0 as an int.
    assertThatThrownBy(() -> Matrix.of(new float[12], 65536, 1, 65536))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Matrix.of(new float[9], 3, 3, 3).columns).isEqualTo(3);
  }
}
