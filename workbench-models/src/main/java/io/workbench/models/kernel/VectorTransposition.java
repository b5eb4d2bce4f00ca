package io.workbench.models.kernel;

import static io.workbench.models.kernel.VectorMath.LANES;
import static io.workbench.models.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Transposes panels: gathers a vector of a column at a time, and stores it as part of a row. */
final class VectorTransposition {
  private static final int[] PANEL_COLUMN = column(Panels.WIDTH * LANES);
  private static final int[] VECTOR_COLUMN = column(LANES);

  private VectorTransposition() {}

  private static int[] column(int stride) {
    int[] places = new int[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      places[lane] = lane * stride;
    }
    return places;
  }

  static void transpose(Transposition panel) {
    int rows = panel.weights().rows;
    int whole = rows - rows % LANES;
    for (int row = 0; row < whole; row += LANES) {
      transposeRows(panel, row);
    }
    for (int row = whole; row < rows; row++) {
      panel.transposeRow(row);
    }
  }

  /** {@code LANES} rows of the weights are a vector of every row of the copy. */
  private static void transposeRows(Transposition panel, int row) {
    float[] weights = panel.weights().data;
    float[] transposed = panel.transposed().data;
    int[] places = panel.width() == Panels.WIDTH ? PANEL_COLUMN : VECTOR_COLUMN;
    int from = panel.weights().at(row, panel.from());
    int to = panel.transposed().at(panel.from(), row);
    int stride = panel.transposed().strideAt(row);
    for (int column = 0; column < panel.width() * LANES; column++) {
      FloatVector.fromArray(SPECIES, weights, from + column, places, 0)
          .intoArray(transposed, to + column * stride);
    }
  }
}
