package io.workbench.train.sweep.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.spec.SweepSpec;
import io.workbench.train.spec.SweepSpecs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepFactsTest {
  private static final String YAML =
      """
      name: facts
      base:
        name: run
        data: {source: synthetic, days: 3}
        window: {horizon: 2}
      objective: {metric: validation.r2, goal: maximize}
      search: {method: sobol, trials: 7}
      seeds: 3
      parameters:
        model.kind: [rnn, gru]
        window.horizon: {int: [1, 6]}
        training.learningRate: {real: [1.0e-4, 1.0e-2], log: true}
      """;

  @Test
  void aSweepsSettingsBecomeTheFactsOfItsReport() {
    SweepSpec spec = SweepSpecs.parse(YAML, "facts.yaml", Path.of("").toAbsolutePath(), List.of());

    SweepFacts facts = SweepFacts.of(spec, spec.search().trials(), Instant.EPOCH, 12.5);

    assertThat(facts)
        .isEqualTo(
            new SweepFacts(
                "facts",
                "sobol",
                7,
                3,
                new SweepFacts.Objective("validation.r2", "maximize"),
                Instant.EPOCH,
                12.5,
                6,
                List.of(
                    SweepParameter.choice("model.kind", List.of("rnn", "gru")),
                    SweepParameter.number("window.horizon", false),
                    SweepParameter.number("training.learningRate", true))));
  }
}
