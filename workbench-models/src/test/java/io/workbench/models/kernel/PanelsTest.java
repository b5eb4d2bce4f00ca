package io.workbench.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PanelsTest {
  /** Six vectors of two lanes: a panel of four, all its rows, then two panels of one. */
  @Test
  void packedWeightsAreOneStreamForEachPanel() {
    int rows = 3;
    Panels panels = Panels.packed(new float[100], 10, rows, 12, 2);
    assertThat(panels.wideVectors()).isEqualTo(4);
    int place = 10;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < 8; column++) {
        assertThat(panels.at(row, column)).isEqualTo(place++);
      }
    }
    for (int vector = 4; vector < 6; vector++) {
      assertThat(panels.panel(vector)).isEqualTo(place);
      for (int row = 0; row < rows; row++) {
        assertThat(panels.at(row, 2 * vector)).isEqualTo(place++);
        assertThat(panels.at(row, 2 * vector + 1)).isEqualTo(place++);
      }
    }
    assertThat(panels.strideAt(7)).isEqualTo(8);
    assertThat(panels.strideAt(8)).isEqualTo(2);
  }

  @Test
  void rowsOfAMatrixStayWhereTheyAre() {
    Matrix matrix = Matrix.of(new float[60], 3, 12, 20).rows(1, 2);
    Panels panels = Panels.of(matrix, 2);
    assertThat(panels.vectors).isEqualTo(6);
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 12; column++) {
        assertThat(panels.at(row, column)).isEqualTo(matrix.at(row, column));
      }
    }
    assertThat(panels.strideAt(0)).isEqualTo(20);
    assertThat(panels.strideAt(11)).isEqualTo(20);
  }

  @Test
  void refusesWhatNoLoopIsFor() {
    Matrix matrix = Matrix.zeros(2, 4);
    Panels packed = Panels.packed(new float[16], 0, 4, 4, 2);
    Panels rows = Panels.of(matrix, 2);
    assertThatThrownBy(() -> Panels.of(matrix.transposed(), 2))
        .hasMessage("Panels need columns next to each other, but they are 4 apart.");
    assertThatThrownBy(() -> Panels.of(matrix, 3))
        .hasMessage("Columns must be a multiple of the 3 lanes, but were 4.");
    String sides = "The left side must be transposed if and only if the right side is not packed.";
    Matrix transposed = Matrix.zeros(4, 2).transposed();
    Panels.checkProduct(matrix, packed, rows);
    assertThatThrownBy(() -> Panels.checkProduct(transposed, packed, rows)).hasMessage(sides);
    Panels fourRows = Panels.of(Matrix.zeros(4, 4), 2);
    Panels.checkProduct(transposed, fourRows, rows);
    assertThatThrownBy(() -> Panels.checkProduct(matrix, fourRows, rows)).hasMessage(sides);
  }
}
