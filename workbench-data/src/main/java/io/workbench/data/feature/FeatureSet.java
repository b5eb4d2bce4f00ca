package io.workbench.data.feature;

import io.workbench.data.InputException;
import io.workbench.data.Sha256;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Features in a fixed order: the inputs of a model. */
public final class FeatureSet {
  /** Raised whenever a formula changes its values, so that older models refuse the newer inputs. */
  private static final String FORMULAS = "features-1";

  /** In a run's list: {@link #standardNames}. */
  public static final String STANDARD = "default";

  private final List<Feature> features;

  /** The given features in the given order; their names must differ. */
  public FeatureSet(List<Feature> features) {
    this.features = List.copyOf(features);
    if (features.isEmpty()) {
      throw new InputException("A feature list needs at least one feature, but it was empty.");
    }
    Set<String> seen = new HashSet<>();
    for (Feature feature : features) {
      if (!seen.add(feature.name())) {
        throw new InputException(
            "A feature list names each feature once, but \"" + feature.name() + "\" came twice.");
      }
    }
  }

  /**
   * A set and what it had to do without.
   *
   * @param set the features whose columns a series has
   * @param leftOut names of those whose columns it lacks
   */
  public record Selection(FeatureSet set, List<String> leftOut) {}

  /** Names of the 20 features that a run uses unless it lists others. */
  public static List<String> standardNames() {
    return FeatureCatalogue.STANDARD;
  }

  /** The 20 default features. */
  public static FeatureSet standard() {
    return of(FeatureCatalogue.STANDARD);
  }

  /** Features by name, for a series that has no columns but the market's own. */
  public static FeatureSet of(List<String> names) {
    return of(names, Set.of());
  }

  /**
   * Features by name.
   *
   * <p>Besides the 20 defaults there are {@code change_k}, {@code ma_k} and {@code spread_ma_k} for
   * any k from 1 to 9,999, {@code volatility_k} and {@code spread_volatility_k} for any from 2, and
   * the columns themselves. Where a formula and a column share a name, the formula is meant.
   *
   * @param columns names of the series' columns, each of which is a feature too
   */
  public static FeatureSet of(List<String> names, Set<String> columns) {
    List<Feature> features = new ArrayList<>(names.size());
    for (String name : names) {
      Feature feature = FeatureCatalogue.find(name);
      if (feature == null && columns.contains(name)) {
        feature = new ColumnValue(name);
      }
      if (feature == null) {
        throw new InputException(UnknownFeature.sentence(name, columns));
      }
      features.add(feature);
    }
    return new FeatureSet(features);
  }

  /**
   * The same with an input for each instrument after the features: {@code instrument_H100} is 1 in
   * the rows of H100 and 0 in all others'.
   */
  public FeatureSet withInstruments(List<String> instruments) {
    List<Feature> all = new ArrayList<>(features);
    instruments.forEach(instrument -> all.add(new InstrumentInput(instrument)));
    return new FeatureSet(all);
  }

  /** Those of the names that no formula has, and that therefore must be columns of the series. */
  public static List<String> columnsAmong(List<String> names) {
    return names.stream().filter(name -> FeatureCatalogue.find(name) == null).toList();
  }

  /** Names in order. */
  public List<String> names() {
    return features.stream().map(Feature::name).toList();
  }

  /** Number of features. */
  public int size() {
    return features.size();
  }

  /** The features in order. */
  public List<Feature> features() {
    return features;
  }

  /** How many rows before its own the longest feature depends on. */
  public int historyRows() {
    return features.stream().mapToInt(Feature::historyRows).max().orElse(0);
  }

  /** SHA-256, in hexadecimal, of the names in order and of the version of their formulas. */
  public String hash() {
    String text = FORMULAS + "\n" + String.join("\n", names());
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Leaves out the features whose columns the series lacks, or has without a single value. */
  public Selection fitTo(SnapshotSeries series) {
    Set<String> present = columnsWithValues(series);
    List<Feature> kept = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Feature feature : features) {
      if (present.containsAll(feature.requires())) {
        kept.add(feature);
      } else {
        leftOut.add(feature.name());
      }
    }
    if (kept.isEmpty()) {
      throw new InputException(
          "At least one feature must have its columns, but none of "
              + leftOut
              + " has: the series has values in "
              + present
              + " only.");
    }
    return new Selection(new FeatureSet(kept), List.copyOf(leftOut));
  }

  /** All features of all rows; the series must have their columns. */
  public FeatureTable compute(SnapshotSeries series, Sampling sampling) {
    FeatureInput input = FeatureInput.of(series, sampling);
    double[][] columns = new double[features.size()][];
    for (int feature = 0; feature < columns.length; feature++) {
      columns[feature] = features.get(feature).compute(input);
    }
    boolean[] scaled = new boolean[columns.length];
    for (int feature = 0; feature < columns.length; feature++) {
      scaled[feature] = features.get(feature).isScaled();
    }
    return new FeatureTable(names(), columns, scaled, series.size());
  }

  private static Set<String> columnsWithValues(SnapshotSeries series) {
    Set<String> present = new LinkedHashSet<>();
    for (String column : series.columns()) {
      for (double value : series.column(column)) {
        if (!Double.isNaN(value)) {
          present.add(column);
          break;
        }
      }
    }
    return present;
  }
}
