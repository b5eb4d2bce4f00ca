package io.workbench.data.window;

import io.workbench.data.split.RowRange;
import java.util.Arrays;

/** Finds the rows that a whole window ends at. */
final class WindowCutter {
  private WindowCutter() {}

  /** Windows whose target row lies in {@code targets} and has a price. */
  static int[] endsWithTargetIn(FeatureMatrix matrix, WindowSpec spec, RowRange targets) {
    int[] complete = completeRows(matrix);
    int[] ends = new int[targets.size()];
    int count = 0;
    for (int target = targets.from(); target < targets.toExclusive(); target++) {
      int end = target - spec.horizon();
      if (end >= 0
          && complete[end] >= spec.length()
          && matrix.isContinuous(end, target)
          && Double.isFinite(matrix.price(end))
          && Double.isFinite(matrix.price(target))) {
        ends[count++] = end;
      }
    }
    return Arrays.copyOf(ends, count);
  }

  /** All whole windows, whether or not their target is known. */
  static int[] ends(FeatureMatrix matrix, WindowSpec spec) {
    int[] complete = completeRows(matrix);
    int[] ends = new int[matrix.rows()];
    int count = 0;
    for (int end = 0; end < ends.length; end++) {
      if (complete[end] >= spec.length() && Double.isFinite(matrix.price(end))) {
        ends[count++] = end;
      }
    }
    return Arrays.copyOf(ends, count);
  }

  /** For each row, how many complete rows without a gap between them end there. */
  private static int[] completeRows(FeatureMatrix matrix) {
    int[] complete = new int[matrix.rows()];
    for (int row = 0; row < complete.length; row++) {
      if (matrix.isComplete(row)) {
        boolean follows = row > 0 && matrix.isContinuous(row - 1, row);
        complete[row] = follows ? complete[row - 1] + 1 : 1;
      }
    }
    return complete;
  }
}
