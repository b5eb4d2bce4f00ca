package io.workbench.data.audit;

import io.workbench.data.feature.FeatureTable;
import io.workbench.data.window.Dataset;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Features before scaling, of every row up to the cut, are the same to the bit. */
final class FeatureRowsCheck {
  private FeatureRowsCheck() {}

  static AuditCheck check(Dataset before, Dataset after, Instant cut) {
    int rows = LeakAudit.lastRowBy(before.loaded().series(), cut.toEpochMilli()) + 1;
    return new AuditCheck(
        AuditCheck.Kind.FEATURE_ROWS,
        cut,
        rows,
        "altering every value after "
            + cut
            + " leaves the features of the "
            + rows
            + " rows up to then, before scaling, identical to the bit.",
        firstDifference(before, after, rows));
  }

  private static @Nullable String firstDifference(Dataset before, Dataset after, int rows) {
    FeatureTable one = table(before);
    FeatureTable other = table(after);
    if (!one.names().equals(other.names())) {
      return "The features were " + one.names() + " and became " + other.names() + ".";
    }
    int row = rows;
    int feature = -1;
    for (int candidate = 0; candidate < one.features(); candidate++) {
      // Tells +0 from -0, and takes all that is not a number for the same.
      int mismatch =
          Arrays.mismatch(one.column(candidate), 0, row, other.column(candidate), 0, row);
      if (mismatch >= 0) {
        row = mismatch;
        feature = candidate;
      }
    }
    return feature < 0 ? null : difference(before, one, other, row, feature);
  }

  private static String difference(
      Dataset before, FeatureTable one, FeatureTable other, int row, int feature) {
    return "At "
        + Instant.ofEpochMilli(before.loaded().series().timeMillis(row))
        + " the feature \""
        + one.names().get(feature)
        + "\" was "
        + one.value(row, feature)
        + " and became "
        + other.value(row, feature)
        + ".";
  }

  private static FeatureTable table(Dataset dataset) {
    return dataset.features().compute(dataset.loaded().series(), dataset.loaded().sampling());
  }
}
