package io.workbench.train.sweep.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.train.spec.ChoiceParameter;
import io.workbench.train.spec.IntParameter;
import io.workbench.train.spec.RealParameter;
import io.workbench.train.spec.When;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
  // The layers come before the kind they depend on: order of writing and of deciding differ.
  private final SearchSpace space =
      new SearchSpace(
          List.of(
              new IntParameter(
                  "layers", 1, 3, null, false, new When(Map.of("kind", List.of("rnn")))),
              new ChoiceParameter("kind", List.of("rnn", "lstm"), null),
              new RealParameter(
                  "dropout", 0, 1, null, false, new When(Map.of("layers", List.of(2L, 3L))))));

  @Test
  void inactiveParametersAreAbsentAndOthersInTheirOrder() {
    assertThat(space.values(new double[] {0.9, 0.1, 0.25}))
        .containsExactly(
            Map.entry("layers", 3L), Map.entry("kind", "rnn"), Map.entry("dropout", 0.25));
    assertThat(space.values(new double[] {0.1, 0.1, 0.25}))
        .containsExactly(Map.entry("layers", 1L), Map.entry("kind", "rnn"));
    assertThat(space.values(new double[] {0.9, 0.9, 0.25}))
        .containsExactly(Map.entry("kind", "lstm"));
    assertThat(space.active(new double[] {0.9, 0.9, 0.25})).containsExactly(false, true, false);
  }

  @Test
  void aPointOfSettingsStandsForThem() {
    Map<String, Object> settings = Map.of("kind", "rnn", "layers", 1L);

    double[] point = space.point(settings);

    assertThat(point).containsExactly(1 / 6.0, 0.25, SearchSpace.INACTIVE);
    assertThat(space.values(point)).isEqualTo(settings);
  }

  @Test
  void unknownConditionsAreRefused() {
    assertThatThrownBy(
            () ->
                new SearchSpace(
                    List.of(
                        new IntParameter(
                            "layers", 1, 3, null, false, new When(Map.of("kind", List.of("a")))))))
        .hasMessageContaining("must name a swept parameter, but was \"kind\"");
  }
}
