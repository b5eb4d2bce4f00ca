package io.workbench.data.window;

import io.workbench.data.InputException;
import io.workbench.data.Sha256;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.feature.FeatureSet.Selection;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.PanelSpec;
import io.workbench.data.source.SourceFacts;
import io.workbench.data.split.Part;
import io.workbench.data.split.SplitSpec;
import io.workbench.data.split.SplitTimes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one model learns from: one instrument, or several that are split at the same instants. Each
 * instrument has its own scaling, fitted on its own training rows, so that prices of different
 * height meet as equals; and where there are several, inputs that say which one a window is of.
 *
 * @param members one dataset an instrument, with the same inputs in the same order
 * @param train all members' windows to learn from, in order of time and then of the members
 * @param validation all members' windows that choose the best epoch and the best model
 * @param test all members' windows that judge
 */
public record Panel(List<Dataset> members, Windows train, Windows validation, Windows test) {

  /** One instrument. */
  public static Panel of(Dataset dataset) {
    return new Panel(List.of(dataset), dataset.train(), dataset.validation(), dataset.test());
  }

  /**
   * Prepares one series as {@link Dataset#prepare} does, or several together.
   *
   * <p>Features whose columns any of several series lacks are left out for all.
   *
   * @param loaded at least one; of several, each has a name of its own
   * @throws InputException naming the instrument that is not fit to train on
   */
  public static Panel prepare(
      List<LoadedSeries> loaded, List<String> featureNames, WindowSpec window, SplitSpec split) {
    if (loaded.size() == 1) {
      return of(Dataset.prepare(loaded.get(0), featureNames, window, split));
    }
    PanelCheck.requireSeries(loaded);
    SplitTimes times = SplitTimes.of(loaded.stream().map(LoadedSeries::series).toList(), split);
    Selection selection = selection(loaded, featureNames);
    List<Dataset> members = new ArrayList<>();
    for (LoadedSeries one : loaded) {
      Dataset member =
          Dataset.cut(
              one, selection, window, times.split(one.series().timesMillis(), window.horizon()));
      members.add(member);
    }
    PanelCheck.requireWindows(members, times);
    return new Panel(
        List.copyOf(members),
        together(members, Part.TRAIN),
        together(members, Part.VALIDATION),
        together(members, Part.TEST));
  }

  /** Whether there is more than one instrument. */
  public boolean hasSeveral() {
    return members.size() > 1;
  }

  /** The inputs of the model, in order. */
  public FeatureSet features() {
    return members.get(0).features();
  }

  /** Names of the features that were asked for but whose columns some series lacks. */
  public List<String> leftOut() {
    return members.get(0).leftOut();
  }

  /** The windows of a part. */
  public Windows windows(Part part) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /** Names of the instruments, in order. */
  public List<String> instruments() {
    return members.stream().map(Dataset::instrument).toList();
  }

  /** Where all of it came from; the hash of several is that of their names and hashes. */
  public SourceFacts facts() {
    if (!hasSeveral()) {
      return members.get(0).loaded().facts();
    }
    StringBuilder hashes = new StringBuilder();
    long rows = 0;
    Instant from = Instant.MAX;
    Instant to = Instant.MIN;
    for (Dataset member : members) {
      SourceFacts facts = member.loaded().facts();
      hashes.append(member.instrument()).append(' ').append(facts.sha256()).append('\n');
      rows += facts.rows();
      from = facts.from().isBefore(from) ? facts.from() : from;
      to = facts.to().isAfter(to) ? facts.to() : to;
    }
    String sha256 = Sha256.of(hashes.toString().getBytes(StandardCharsets.UTF_8));
    return new SourceFacts(PanelSpec.KIND, null, sha256, rows, from, to);
  }

  /** The features that every series has, and the inputs that tell the instruments apart. */
  private static Selection selection(List<LoadedSeries> loaded, List<String> featureNames) {
    Set<String> columns = new LinkedHashSet<>();
    loaded.forEach(one -> columns.addAll(one.series().columns()));
    FeatureSet common = FeatureSet.of(featureNames, columns);
    List<String> leftOut = new ArrayList<>();
    for (LoadedSeries one : loaded) {
      Selection fitting = PanelCheck.in(one, () -> common.fitTo(one.series()));
      fitting.leftOut().stream().filter(name -> !leftOut.contains(name)).forEach(leftOut::add);
    }
    List<String> kept = common.names().stream().filter(name -> !leftOut.contains(name)).toList();
    if (kept.isEmpty()) {
      throw new InputException(
          "At least one feature must have its columns in every series of a panel, but each of "
              + common.names()
              + " lacks some in one.");
    }
    List<String> inOrder = common.names().stream().filter(leftOut::contains).toList();
    List<String> names = loaded.stream().map(one -> one.series().instrument().name()).toList();
    return new Selection(FeatureSet.of(kept, columns).withInstruments(names), inOrder);
  }

  private static Windows together(List<Dataset> members, Part part) {
    return Windows.together(members.stream().map(member -> member.windows(part)).toList());
  }
}
