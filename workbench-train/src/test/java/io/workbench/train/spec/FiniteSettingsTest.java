package io.workbench.train.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result cannot hold a setting that is not finite, and so no run may begin with one. */
class FiniteSettingsTest {
  private static final Path EXPERIMENTS = Path.of("..", "experiments");

  @ParameterizedTest
  @ValueSource(strings = {"synthetic.yaml", "synthetic-research.yaml", "panel.yaml"})
  void noRealSettingMayBeInfinite(String name) {
    Path file = EXPERIMENTS.resolve(name);
    Map<String, Double> reals = new TreeMap<>();
    collect("", RunSpecs.toMap(RunSpecs.read(file, List.of()), EXPERIMENTS), reals);
    assertThat(reals).containsKeys("training.clipNorm", "training.learningRate", "split.train");
    for (String key : reals.keySet()) {
      for (String infinite : List.of("1e999", "-1e999", ".inf", "-.inf")) {
        assertThatThrownBy(() -> RunSpecs.read(file, List.of(key + "=" + infinite)))
            .as(key + "=" + infinite)
            .isInstanceOf(InputException.class);
      }
    }
  }

  @Test
  void anInfiniteNormToClipToIsNamedWithItsLine() {
    String yaml = "name: a\ndata: {source: synthetic}\ntraining: {clipNorm: 1e999}\n";
    assertThatThrownBy(
            () -> RunSpecs.parse(yaml, "run.yaml", EXPERIMENTS.toAbsolutePath(), List.of()))
        .isInstanceOf(InputException.class)
        .hasMessage("run.yaml:3: clipNorm must be at least 0 and finite, but was Infinity.");
  }

  private static void collect(String path, Map<?, ?> settings, Map<String, Double> reals) {
    settings.forEach(
        (key, value) -> {
          String at = path.isEmpty() ? key.toString() : path + "." + key;
          if (value instanceof Map<?, ?> inner) {
            collect(at, inner, reals);
          } else if (value instanceof Double real) {
            reals.put(at, real);
          }
        });
  }
}
