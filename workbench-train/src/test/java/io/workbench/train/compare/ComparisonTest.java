package io.workbench.train.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.InputException;
import io.workbench.train.run.ResultSamples;
import io.workbench.train.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final List<Results.Found> THREE =
      List.of(
          Comparisons.run("rnn", 32, 0.55),
          Comparisons.run("lstm", 64, 0.2),
          Comparisons.run("gru", 64, 0.3));

  @Test
  void runsAndBaselinesAreRankedByTheObjective() {
    Comparison comparison = Comparison.of(THREE, Objective.of("test.rmse"));

    assertThat(labels(comparison))
        .containsExactly("lstm64", "ridge", "gru64", "persistence", "rnn32");
    assertThat(comparison.rows()).filteredOn(ComparisonRow::best).hasSize(1);
    assertThat(comparison.rows().get(0).best()).isTrue();
  }

  @Test
  void anObjectiveThatShouldBeLargeIsRankedFromTheLargest() {
    Comparison comparison = Comparison.of(THREE, Objective.of("skill.maeVsPersistence"));

    assertThat(labels(comparison))
        .containsExactly("lstm64", "ridge", "gru64", "persistence", "rnn32");
  }

  @Test
  void theValidationPartCanRankToo() {
    // The samples' validation errors are 1 − their test errors; the baselines' are 0.6.
    assertThat(labels(Comparison.of(THREE, Objective.of("validation.mae"))))
        .containsExactly("rnn32", "persistence", "ridge", "gru64", "lstm64");
  }

  @Test
  void aBaselineMayWinButOnlyARunIsBest() {
    Comparison comparison =
        Comparison.of(List.of(Comparisons.run("lstm", 64, 0.4)), Objective.of("test.rmse"));

    assertThat(labels(comparison)).containsExactly("ridge", "lstm64", "persistence");
    assertThat(comparison.rows().get(0).best()).isFalse();
    assertThat(comparison.rows().get(1).best()).isTrue();
  }

  @Test
  void baselinesHaveSkillByTheSameRule() {
    ComparisonRow ridge =
        Comparison.of(THREE, Objective.of("test.rmse")).rows().stream()
            .filter(row -> row.label().equals("ridge"))
            .findFirst()
            .orElseThrow();

    // 1 − 0.25 / 0.5
    assertThat(ridge.rmseVsPersistence()).isEqualTo(0.5, within(1e-12));
    assertThat(ridge.isRun()).isFalse();
    assertThat(ridge.pValue()).isNull();
  }

  @Test
  void onlyDifferingKeysAreShown() {
    Comparison comparison = Comparison.of(THREE, Objective.of("test.rmse"));

    assertThat(comparison.differences()).containsExactly("model.hiddenSize");
    assertThat(comparison.rows().get(0).differences()).containsEntry("model.hiddenSize", "64");
    assertThat(Comparison.of(THREE.subList(1, 3), Objective.of("test.rmse")).differences())
        .isEmpty();
  }

  @Test
  void differentDataIsSaidAndRankedApart() {
    Comparison comparison =
        Comparison.of(
            List.of(Comparisons.run("lstm", 64, 0.4, '1'), Comparisons.run("gru", 64, 0.1, '2')),
            Objective.of("test.rmse"));

    assertThat(labels(comparison))
        .containsExactly("ridge", "lstm64", "persistence", "gru64", "ridge", "persistence");
    assertThat(comparison.rows())
        .extracting(ComparisonRow::data)
        .containsExactly("A", "A", "A", "B", "B", "B");
    assertThat(comparison.rows()).filteredOn(ComparisonRow::best).hasSize(2);
    assertThat(comparison.notes())
        .extracting(ComparisonNote::sentence)
        .containsExactly(
            "The results are of 2 different test parts (column data), whose errors cannot be"
                + " compared with each other.");
    assertThat(comparison.data().get(1).sentence())
        .startsWith("B: prices.csv (sha256 22222222…), test part");
  }

  @Test
  void aFailedRunComesLastWithItsReason() {
    Comparison comparison =
        Comparison.of(
            List.of(Comparisons.failed(), Comparisons.run("lstm", 64, 0.2, '0')),
            Objective.of("test.rmse"));

    assertThat(comparison.rows().get(comparison.rows().size() - 1).label()).isEqualTo("sample");
    assertThat(comparison.notes())
        .extracting(ComparisonNote::sentence)
        .contains("sample failed: The loss of epoch 1 is NaN.");
  }

  @Test
  void runsOfOneNameAreToldApartByTheirIds() {
    Results.Found run = Comparisons.run("lstm", 64, 0.2);

    assertThat(labels(Comparison.of(List.of(run, run), Objective.of("test.rmse"))))
        .containsExactly("id-lstm64", "id-lstm64", "ridge", "persistence");
  }

  @Test
  void runsOfOneNameAreToldApartByTheirNetworksWhereThatIsEnough() {
    List<Results.Found> named = new ArrayList<>();
    for (Results.Found found : THREE) {
      RunResult result = found.result();
      named.add(Comparisons.with(found, Comparisons.named(result.run(), "same"), result.spec()));
    }

    assertThat(labels(Comparison.of(named, Objective.of("test.rmse"))))
        .containsExactly("same-lstm", "ridge", "same-gru", "persistence", "same-rnn");
  }

  @Test
  void aPanelHasARowAnInstrumentAmongTheRunsOnThatInstrumentAlone() {
    String first = "a".repeat(64);
    Results.Found panel =
        new Results.Found(
            Path.of("results/panel/result.json"), ResultSamples.panel(first, "b".repeat(64)));
    RunResult ownResult = panel.result().ofInstruments().get(0);
    assertThat(ownResult.provenance().data().sha256()).isEqualTo(first);

    Comparison comparison = Comparison.of(List.of(panel), Objective.of("test.rmse"));

    assertThat(comparison.rows().stream().filter(ComparisonRow::isRun).map(ComparisonRow::label))
        .containsExactlyInAnyOrder("sample", "sample/H100", "sample/H200");
    assertThat(comparison.data()).hasSize(3);
    // Another run on the first instrument's data is ranked with the panel's row of it.
    Results.Found alone = new Results.Found(Path.of("results/alone/result.json"), ownResult);
    assertThat(Comparison.of(List.of(panel, alone), Objective.of("test.rmse")).data()).hasSize(3);
  }

  @Test
  void everyKnownObjectiveIsAccepted() {
    assertThat(Objective.of("test.r2").maximize()).isTrue();
    assertThat(Objective.of("test.mase").maximize()).isFalse();
    assertThat(Objective.of("model.parameters").maximize()).isFalse();
    assertThat(Objective.of("skill.dieboldMariano.pValue").maximize()).isFalse();
    for (String unknown : List.of("rmse", "test.", "test.rmsee", "train.rmse")) {
      assertThatThrownBy(() -> Objective.of(unknown))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("There is no metric " + unknown + "; known are test.mse, ");
    }
  }

  private static List<String> labels(Comparison comparison) {
    return comparison.rows().stream().map(ComparisonRow::label).toList();
  }
}
