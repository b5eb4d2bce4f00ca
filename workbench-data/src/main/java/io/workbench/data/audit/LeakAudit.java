package io.workbench.data.audit;

import io.workbench.data.InputException;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Panel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Proves on given data that a pipeline from snapshots to windows knows no future. For several times
 * t it alters every value after t, runs the whole pipeline again, and compares bit for bit
 *
 * <ul>
 *   <li>the features of all rows up to t, before scaling;
 *   <li>where t is not before the last training row, which the scalers may rightly learn from, also
 *       the scalers' numbers, all standardised windows that end by t, and their targets where these
 *       are known by then.
 * </ul>
 *
 * <p>Times are kept as they are, later ones included: what the usual step of the whole series
 * decides, see {@link io.workbench.data.market.Sampling#infer}, is not audited.
 *
 * <p>It also checks that the altered data reached the windows, and that no part's targets are later
 * than the first forecast of the next part.
 */
public final class LeakAudit {
  private LeakAudit() {}

  /**
   * Audits one pipeline on one series.
   *
   * @param pipeline makes a dataset of a series, and depends on nothing else
   * @param cuts how many times t are spread over the series, at least 1; others at the borders of
   *     the parts and at missing values are added
   */
  static AuditResult run(LoadedSeries loaded, Function<LoadedSeries, Dataset> pipeline, int cuts) {
    return run(List.of(loaded), all -> Panel.of(pipeline.apply(all.get(0))), cuts);
  }

  /**
   * Audits one pipeline on several series at once: all of them are altered after the same instants,
   * and none may change what lies before in any of them.
   *
   * @param pipeline makes a panel of the series, and depends on nothing else
   * @param cuts how many times t are spread over the series, at least 1; others at the borders of
   *     the parts and at missing values are added
   */
  public static AuditResult run(
      List<LoadedSeries> loaded, Function<List<LoadedSeries>, Panel> pipeline, int cuts) {
    if (cuts < 1) {
      throw new InputException("An audit needs at least 1 cut, but was asked for " + cuts + ".");
    }
    Panel original = pipeline.apply(loaded);
    List<AuditCheck> checks = new ArrayList<>();
    checks.add(SeparationCheck.check(original));
    List<SnapshotSeries> series = loaded.stream().map(LoadedSeries::series).toList();
    for (long cut : CutTimes.choose(original, series, cuts)) {
      Panel altered = pipeline.apply(alteredAfter(loaded, cut));
      checks.addAll(compare(original, altered, Instant.ofEpochMilli(cut)));
    }
    return new AuditResult(List.copyOf(checks));
  }

  private static List<LoadedSeries> alteredAfter(List<LoadedSeries> loaded, long cut) {
    return loaded.stream().map(one -> Alteration.after(one, lastRowBy(one.series(), cut))).toList();
  }

  private static List<AuditCheck> compare(Panel before, Panel after, Instant cut) {
    List<AuditCheck> checks = new ArrayList<>();
    for (int member = 0; member < before.members().size(); member++) {
      Dataset one = before.members().get(member);
      for (AuditCheck check : compare(one, after.members().get(member), cut)) {
        checks.add(before.hasSeveral() ? check.of(one.instrument()) : check);
      }
    }
    return checks;
  }

  private static List<AuditCheck> compare(Dataset before, Dataset after, Instant cut) {
    List<AuditCheck> checks = new ArrayList<>();
    if (ReachCheck.applies(before, cut)) {
      checks.add(ReachCheck.check(before, after, cut));
    }
    checks.add(FeatureRowsCheck.check(before, after, cut));
    int lastTrainingRow = before.split().train().toExclusive() - 1;
    if (cut.toEpochMilli() >= before.loaded().series().timeMillis(lastTrainingRow)) {
      checks.add(ScalerCheck.check(before, after, cut));
      checks.add(WindowsCheck.check(before, after, cut));
    }
    return checks;
  }

  /** Last row at or before a time. */
  static int lastRowBy(SnapshotSeries series, long timeMillis) {
    int found = Arrays.binarySearch(series.timesMillis(), timeMillis);
    return found >= 0 ? found : -found - 2;
  }
}
