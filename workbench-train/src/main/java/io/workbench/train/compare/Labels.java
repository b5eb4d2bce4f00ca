package io.workbench.train.compare;

import io.workbench.train.run.RunResult;
import java.util.List;
import java.util.function.Function;

/** What rows are called: as short as tells them apart. */
final class Labels {
  private Labels() {}

  /** The run's name; where others have it too, the name with the network, or the run's id. */
  static String of(Results.Found found, List<Results.Found> results) {
    RunResult result = found.result();
    if (isAlone(result.run().name(), results, other -> other.run().name())) {
      return result.run().name();
    }
    boolean trial = result.run().kind().equals("trial");
    boolean alone = !trial && isAlone(named(result), results, Labels::named);
    return alone ? named(result) : result.run().id();
  }

  private static String named(RunResult result) {
    return result.run().name() + "-" + result.model().kind();
  }

  private static boolean isAlone(
      String label, List<Results.Found> results, Function<RunResult, String> labelOf) {
    return results.stream().filter(found -> labelOf.apply(found.result()).equals(label)).count()
        == 1;
  }
}
