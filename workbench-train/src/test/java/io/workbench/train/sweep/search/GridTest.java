package io.workbench.train.sweep.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.train.spec.ChoiceParameter;
import io.workbench.train.spec.IntParameter;
import io.workbench.train.spec.ParameterSpec;
import io.workbench.train.spec.RealParameter;
import io.workbench.train.spec.When;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GridTest {
  @Test
  void aConditionalProductHasEachCombinationOnce() {
    Grid grid =
        new Grid(
            new SearchSpace(
                List.of(
                    new IntParameter(
                        "layers", 1, 3, null, false, new When(Map.of("kind", List.of("rnn")))),
                    new ChoiceParameter("kind", List.of("rnn", "lstm"), null),
                    new RealParameter(
                        "dropout", 0, 1, null, false, new When(Map.of("layers", List.of(3L)))))),
            2);

    List<Map<String, Object>> all = new ArrayList<>();
    for (int index = 0; index < grid.size().intValueExact(); index++) {
      all.add(grid.settings(index));
    }

    assertThat(all)
        .containsExactlyInAnyOrder(
            Map.of("kind", "lstm"),
            Map.of("kind", "rnn", "layers", 1L),
            Map.of("kind", "rnn", "layers", 2L),
            Map.of("kind", "rnn", "layers", 3L, "dropout", 0.0),
            Map.of("kind", "rnn", "layers", 3L, "dropout", 1.0));
    assertThat(all.get(3).keySet()).containsExactly("layers", "kind", "dropout");
    assertThatThrownBy(() -> grid.settings(5))
        .hasMessage("index must be within the grid's 5 combinations, but was 5.");
  }

  @Test
  void withoutConditionsTheLastParameterChangesFastest() {
    Grid grid =
        new Grid(
            new SearchSpace(
                List.of(
                    new ChoiceParameter("a", List.of("x", "y"), null),
                    new IntParameter("b", 1, 3, null, false, null))),
            5);

    assertThat(grid.size()).isEqualTo(6);
    assertThat(grid.settings(0)).isEqualTo(Map.of("a", "x", "b", 1L));
    assertThat(grid.settings(1)).isEqualTo(Map.of("a", "x", "b", 2L));
    assertThat(grid.settings(3)).isEqualTo(Map.of("a", "y", "b", 1L));
    assertThat(new HashSet<>(List.of(grid.settings(4), grid.settings(5)))).hasSize(2);
  }

  @Test
  void theSizeOfAHugeGridIsKnownWithoutListingIt() {
    List<ParameterSpec> parameters = new ArrayList<>();
    for (int index = 0; index < 30; index++) {
      parameters.add(new RealParameter("x" + index, 0, 1, null, false, null));
    }

    assertThat(new Grid(new SearchSpace(parameters), 10).size()).isEqualTo(BigInteger.TEN.pow(30));
  }
}
