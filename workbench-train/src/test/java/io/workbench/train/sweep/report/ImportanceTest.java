package io.workbench.train.sweep.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.workbench.train.sweep.report.Importance.ParameterImportance;
import io.workbench.train.sweep.report.Importance.ScoredTrial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ImportanceTest {
  private static final List<SweepParameter> SPACE =
      List.of(
          SweepParameter.choice("model.kind", List.of("rnn", "gru", "lstm")),
          SweepParameter.number("training.learningRate", true),
          SweepParameter.number("model.layers", false));

  /** Layers only with rnn, as a condition would have it. */
  private static List<ScoredTrial> trials(int count, ToDoubleFunction<Map<String, Object>> score) {
    Random random = new Random(11);
    List<ScoredTrial> trials = new ArrayList<>();
    for (int trial = 0; trial < count; trial++) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("model.kind", List.of("rnn", "gru", "lstm").get(random.nextInt(3)));
      values.put("training.learningRate", Math.pow(10, -4 + 3 * random.nextDouble()));
      if ("rnn".equals(values.get("model.kind"))) {
        values.put("model.layers", (long) (1 + random.nextInt(3)));
      }
      trials.add(new ScoredTrial(values, score.applyAsDouble(values)));
    }
    return trials;
  }

  private static double rate(Map<String, Object> values) {
    return Math.log10((Double) requireNonNull(values.get("training.learningRate")));
  }

  @Test
  void theOneNumberThatMattersIsFound() {
    Importance importance = Importance.of(SPACE, trials(60, values -> rate(values)), 1);

    assertThat(importance.parameters()).hasSize(3);
    assertThat(importance.parameters().get(0).key()).isEqualTo("training.learningRate");
    // Shuffled, the forecast is independent of a target with the same variance: at most twice it.
    assertThat(importance.parameters().get(0).importance()).isBetween(0.8, 2.1);
    for (ParameterImportance other : importance.parameters().subList(1, 3)) {
      assertThat(other.importance()).as(other.key()).isCloseTo(0, within(0.08));
    }
    assertThat(importance.explained()).isGreaterThan(0.8);
    assertThat(importance.note())
        .matches("A random forest on 60 trials explains \\d+ % of .*seen\\.");
  }

  @Test
  void theOneChoiceThatMattersIsFound() {
    Importance importance =
        Importance.of(
            SPACE,
            trials(60, values -> "gru".equals(values.get("model.kind")) ? 1 : rate(values) / 100),
            1);

    assertThat(importance.parameters().get(0).key()).isEqualTo("model.kind");
  }

  @Test
  void anExplodedTrialDoesNotDrownTheOthers() {
    List<ScoredTrial> trials = trials(40, values -> rate(values));
    trials.add(new ScoredTrial(trials.get(0).values(), 1e30));

    assertThat(Importance.of(SPACE, trials, 1).parameters().get(0).key())
        .isEqualTo("training.learningRate");
  }

  @Test
  void noiseIsSaidToBeNoise() {
    Random random = new Random(2);
    Importance importance = Importance.of(SPACE, trials(40, values -> random.nextGaussian()), 1);

    assertThat(importance.explained()).isLessThan(0.3);
    assertThat(importance.note())
        .endsWith(": that is little, so do not lean on these importances.");
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    List<ScoredTrial> trials = trials(20, ImportanceTest::rate);
    assertThat(Importance.of(SPACE, trials, 5)).isEqualTo(Importance.of(SPACE, trials, 5));
  }

  @Test
  void whereNothingCanBeSaidASentenceSaysWhy() {
    assertThat(Importance.of(SPACE, trials(7, ImportanceTest::rate), 1).note())
        .isEqualTo("Importance needs at least 8 trials with a result, but there are 7.");
    assertThat(Importance.of(SPACE, trials(8, ImportanceTest::rate), 1).parameters()).isNotEmpty();
    assertThat(Importance.of(SPACE, trials(9, values -> 3), 1).note())
        .isEqualTo("All trials reached the same result, so no setting mattered.");
    assertThat(Importance.of(List.of(), trials(9, ImportanceTest::rate), 1).note())
        .isEqualTo("No setting differs between the trials.");
  }

  @Test
  void settingsBecomeColumns() {
    List<ScoredTrial> trials =
        List.of(
            new ScoredTrial(Map.of("model.kind", "rnn", "training.learningRate", 1e-4), 0),
            new ScoredTrial(Map.of("model.kind", "gru", "training.learningRate", 1e-3), 0),
            new ScoredTrial(Map.of("model.kind", "gru", "training.learningRate", 1e-2), 0),
            new ScoredTrial(Map.of("model.kind", "gru"), 0));

    TrialFeatures features = TrialFeatures.of(SPACE, trials);

    // Layers never vary, lstm was never tried.
    assertThat(features.parameters()).containsExactly("model.kind", "training.learningRate");
    assertThat(features.columns().get(1)).containsExactly(2, 3);
    double[][] expected = {{1, 0, 0}, {0, 1, 0.5}, {0, 1, 1}, {0, 1, -1}};
    for (int row = 0; row < 4; row++) {
      assertThat(features.rows()[row]).containsExactly(expected[row], within(1e-12));
    }
    assertThat(Ranks.of(new double[] {3, 1, 3, 2})).containsExactly(2.5, 0, 2.5, 1);
  }
}
