package io.workbench.data.feature;

import io.workbench.data.feature.ClockFeature.Cycle;
import io.workbench.data.feature.ClockFeature.Wave;
import io.workbench.data.market.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every feature that can be asked for by name. */
final class FeatureCatalogue {
  static final List<String> STANDARD =
      List.of(
          "mid_price",
          "spread",
          "change_1",
          "change_3",
          "change_12",
          "ma_5",
          "ma_12",
          "ma_24",
          "volatility_5",
          "volatility_12",
          "spread_ma_12",
          "spread_volatility_12",
          "bid_volume",
          "ask_volume",
          "volume_imbalance",
          "total_volume",
          "hour_sin",
          "hour_cos",
          "day_sin",
          "day_cos");

  private static final Set<String> MARKET_COLUMNS =
      Set.of(
          Column.MID_PRICE,
          Column.SPREAD,
          Column.BID_VOLUME,
          Column.ASK_VOLUME,
          Column.BEST_BID,
          Column.BEST_ASK);

  private static final Pattern FAMILY = Pattern.compile("([a-z_]+_)([1-9][0-9]{0,3})");

  private static final Map<String, Feature> SINGLE = single();

  private static final Map<String, IntFunction<Feature>> FAMILIES =
      Map.of(
          "change_", Change::new,
          "ma_", length -> new MovingAverage(Column.MID_PRICE, "ma_", length),
          "spread_ma_", length -> new MovingAverage(Column.SPREAD, "spread_ma_", length));

  /** Families of deviations, which need two values. */
  private static final Map<String, IntFunction<Feature>> DEVIATIONS =
      Map.of("volatility_", Volatility::new, "spread_volatility_", SpreadVolatility::new);

  private FeatureCatalogue() {}

  /** The feature of that name, or null when no formula and no column of the market has it. */
  static @Nullable Feature find(String name) {
    if (MARKET_COLUMNS.contains(name)) {
      return new ColumnValue(name);
    }
    Feature single = SINGLE.get(name);
    return single != null ? single : findInFamilies(name);
  }

  /** Whether the name is of a deviation of one value, which there is none of. */
  static boolean isDeviationOfOne(String name) {
    Matcher matcher = FAMILY.matcher(name);
    return matcher.matches()
        && DEVIATIONS.containsKey(matcher.group(1))
        && matcher.group(2).equals("1");
  }

  private static @Nullable Feature findInFamilies(String name) {
    Matcher matcher = FAMILY.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    int length = Integer.parseInt(matcher.group(2));
    IntFunction<Feature> family = FAMILIES.get(matcher.group(1));
    if (family == null && length > 1) {
      family = DEVIATIONS.get(matcher.group(1));
    }
    return family == null ? null : family.apply(length);
  }

  private static Map<String, Feature> single() {
    Map<String, Feature> single = new LinkedHashMap<>();
    for (Cycle cycle : Cycle.values()) {
      for (Wave wave : Wave.values()) {
        Feature feature = new ClockFeature(cycle, wave);
        single.put(feature.name(), feature);
      }
    }
    single.put("volume_imbalance", new VolumeImbalance());
    single.put("total_volume", new TotalVolume());
    return single;
  }
}
