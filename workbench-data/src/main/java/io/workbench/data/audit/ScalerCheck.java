package io.workbench.data.audit;

import io.workbench.data.split.Standardizer;
import io.workbench.data.window.Dataset;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers of the scalers, of the features and of the target, are the same to the bit. */
final class ScalerCheck {
  private ScalerCheck() {}

  static AuditCheck check(Dataset before, Dataset after, Instant cut) {
    long numbers = 2L * before.standardizer().features() + 2;
    return new AuditCheck(
        AuditCheck.Kind.SCALER,
        cut,
        numbers,
        "altering every value after "
            + cut
            + ", by when the training part has ended, leaves the "
            + numbers
            + " means and deviations of features and target identical to the bit.",
        firstDifference(before, after));
  }

  private static @Nullable String firstDifference(Dataset before, Dataset after) {
    List<String> names = before.features().names();
    if (!names.equals(after.features().names())) {
      return "The features were " + names + " and became " + after.features().names() + ".";
    }
    Standardizer one = before.standardizer();
    Standardizer other = after.standardizer();
    for (int feature = 0; feature < names.size(); feature++) {
      String name = "\"" + names.get(feature) + "\"";
      if (!Bits.same(one.mean()[feature], other.mean()[feature])) {
        return moved("mean of " + name, one.mean()[feature], other.mean()[feature]);
      }
      if (!Bits.same(one.std()[feature], other.std()[feature])) {
        return moved("deviation of " + name, one.std()[feature], other.std()[feature]);
      }
    }
    if (!Bits.same(before.targetScale().mean(), after.targetScale().mean())) {
      return moved("mean of the target", before.targetScale().mean(), after.targetScale().mean());
    }
    if (!Bits.same(before.targetScale().std(), after.targetScale().std())) {
      return moved(
          "deviation of the target", before.targetScale().std(), after.targetScale().std());
    }
    return null;
  }

  private static String moved(String what, double before, double after) {
    return "The " + what + " was " + before + " and became " + after + ".";
  }
}
