package io.workbench.train.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecDifferencesTest {
  private static final Map<String, Object> CSV =
      Map.of("data", Map.of("source", "csv", "path", "a.csv", "positivePrice", true), "seed", 1);
  private static final Map<String, Object> STORE =
      Map.of("data", Map.of("source", "store", "path", "a.db", "instrument", "h100"), "seed", 1);
  private static final Map<String, Object> MARKET =
      Map.of("data", Map.of("source", "synthetic", "days", 3, "step", "PT5M"), "seed", 1);

  @Test
  void ofTwoKindsOfSourcesOnlyTheKindAndWhatBothHaveDiffer() {
    assertThat(keys(List.of(CSV, STORE), "A", "A")).containsExactly("data.source");
    assertThat(keys(List.of(CSV, MARKET), "A", "A")).containsExactly("data.source");
    assertThat(keys(List.of(CSV, STORE, MARKET), "A", "B", "C")).isEmpty();
  }

  @Test
  void ofOneKindAlsoWhatOnlyOneHasDiffers() {
    Map<String, Object> mapped =
        Map.of("data", Map.of("source", "csv", "path", "a.csv", "step", "PT5M"), "seed", 1);

    assertThat(keys(List.of(CSV, mapped), "A", "A"))
        .containsExactly("data.positivePrice", "data.step");
  }

  @Test
  void whereTheSameDataLayIsNoDifference() {
    Map<String, Object> elsewhere =
        Map.of(
            "data", Map.of("source", "csv", "path", "../a.csv", "positivePrice", false), "seed", 1);
    Map<String, Object> server =
        Map.of(
            "data",
            Map.of("source", "store", "url", "jdbc:postgresql://h/m", "instrument", "h100"),
            "seed",
            1);

    assertThat(keys(List.of(CSV, elsewhere), "A", "A")).containsExactly("data.positivePrice");
    assertThat(keys(List.of(STORE, server), "A", "A")).isEmpty();
    assertThat(keys(List.of(panel("a.csv", 1), panel("b.csv", 2)), "A", "A"))
        .containsExactly("data.instruments.h100.seed");
  }

  private static Map<String, Object> panel(String path, int seed) {
    Map<String, Object> instrument = Map.of("path", path, "seed", seed);
    return Map.of("data", Map.of("source", "panel", "instruments", Map.of("h100", instrument)));
  }

  @Test
  void otherSettingsDifferWhateverTheDataAre() {
    Map<String, Object> other = Map.of("data", CSV.get("data"), "seed", 1, "model", "gru");

    assertThat(keys(List.of(CSV, other), "A", "B")).containsExactly("model");
  }

  private static List<String> keys(List<Map<String, Object>> specs, String... parts) {
    return SpecDifferences.of(specs, List.of(parts)).keys().stream().sorted().toList();
  }
}
