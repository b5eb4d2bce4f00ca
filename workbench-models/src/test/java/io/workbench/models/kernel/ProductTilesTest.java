package io.workbench.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The tiles that only processors with few vector registers use, so that any machine tests them.
 *
 * <p>Tolerance: u = 2⁻²⁴ is a float's rounding error; a sum of n + 1 numbers up to 1 is off by at
 * most (n + 1)² u.
 */
class ProductTilesTest {
  private static final int LANES = VectorMath.LANES;
  private static final int[] DEPTHS = {0, 1, 2, 7, 64};

  private final Random random = new Random(3);

  private Matrix matrix(int rows, int columns) {
    float[] data = new float[rows * columns];
    for (int index = 0; index < data.length; index++) {
      data[index] = 2 * random.nextFloat() - 1;
    }
    return Matrix.of(data, rows, columns, columns);
  }

  /** Rows 1 to 4 of a from its second column on, rows of b from the third on, either half of c. */
  @Test
  void fourRowsByTwoVectors() {
    for (int depth : DEPTHS) {
      for (int half = 0; half < 2; half++) {
        Matrix a = matrix(6, depth + 3);
        Matrix numbers = matrix(depth + 4, 4 * LANES);
        Panels b = Panels.packed(numbers.data, 0, depth + 4, 4 * LANES, LANES);
        Panels c = Panels.of(matrix(6, 5 * LANES), LANES);
        float[] before = c.data.clone();
        int vectors = 2 * half * LANES;
        VectorTiles.fourRowsByTwo(a, a.at(1, 1), b, b.at(2, vectors), c, c.at(1, vectors), depth);
        check(a.rows(1, 4).columns(1, depth), b, c, before, vectors);
      }
    }
  }

  @Test
  void fourRowsOfATransposeByTwoVectors() {
    for (int depth : DEPTHS) {
      for (int half = 0; half < 2; half++) {
        Matrix a = matrix(depth + 3, 7).transposed();
        Panels b = Panels.of(matrix(depth + 4, 6 * LANES), LANES);
        Panels c = Panels.packed(matrix(6, 4 * LANES).data, 0, 6, 4 * LANES, LANES);
        float[] before = c.data.clone();
        int vectors = 2 * half * LANES;
        VectorTransposedTiles.fourRowsByTwo(
            a, a.at(1, 1), b, b.at(2, vectors), c, c.at(1, vectors), depth);
        check(a.rows(1, 4).columns(1, depth), b, c, before, vectors);
      }
    }
  }

  /** Each number of c in double precision; those outside the tile are as they were. */
  private static void check(Matrix a, Panels b, Panels c, float[] before, int firstColumn) {
    double bound = (a.columns + 1) * (a.columns + 1) * Math.pow(2, -24);
    for (int row = 0; row < c.rows; row++) {
      for (int column = 0; column < c.vectors * LANES; column++) {
        double sum = before[c.at(row, column)];
        if (row >= 1 && row < 5 && column >= firstColumn && column < firstColumn + 2 * LANES) {
          for (int k = 0; k < a.columns; k++) {
            sum += (double) a.data[a.at(row - 1, k)] * b.data[b.at(2 + k, column)];
          }
        }
        assertThat((double) c.data[c.at(row, column)]).isCloseTo(sum, within(bound));
      }
    }
  }
}
