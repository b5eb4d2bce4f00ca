package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.loop.BatchProgress;
import io.workbench.train.loop.EpochProgress;
import io.workbench.train.run.EpochRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingProgressTest {
  private static final BatchProgress HALF = new BatchProgress(20, 50, 3_000, 6_000, 0.4312, 1_234);
  private static final EpochProgress BEFORE =
      new EpochProgress(new EpochRecord(19, 0.45, 0.4059, 0.001, 0.5, 1.0), 50, true, 0.369, 1_250);

  @Test
  void aWideTerminalShowsEverything() {
    assertThat(ProgressLine.of("attention", HALF, BEFORE, 140))
        .isEqualTo(
            "attention epoch 20/50 "
                + "━━━━━━━━━━━━────────────"
                + "  loss 0.4312  validation 0.4059  skill +36.9 %  left 20:34");
  }

  @ParameterizedTest
  @CsvSource({
    "100, true, true, true",
    "80, false, true, true",
    "65, false, false, true",
    "55, false, false, false",
    "20, false, false, false"
  })
  void aNarrowTerminalShowsWhatMattersMost(
      int columns, boolean validation, boolean skill, boolean bar) {
    String line = ProgressLine.of("attention", HALF, BEFORE, columns);

    // Three columns stay free for the cursor and the ^C that a terminal echoes.
    assertThat(line.length()).isLessThanOrEqualTo(columns - 3);
    assertThat(line).startsWith("attention epoch");
    assertThat(line.contains("validation 0.4059")).isEqualTo(validation);
    assertThat(line.contains("skill +36.9 %")).isEqualTo(skill);
    assertThat(line.contains("━")).isEqualTo(bar);
    assertThat(line.endsWith("left 20:34")).isEqualTo(columns > 20);
  }

  @Test
  void theFirstEpochHasNoValidationYet() {
    assertThat(ProgressLine.of("gru", new BatchProgress(1, 2, 0, 10, 1.5, Double.NaN), null, 80))
        .isEqualTo("gru       epoch 1/2 ────────────────────────  loss 1.5000  left –");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onlyATerminalIsRedrawnAndNothingIsLeftOnIt(boolean terminal) {
    StringWriter err = new StringWriter();
    TrainingProgress progress =
        new TrainingProgress(new PrintWriter(err, true), new Terminal(false, terminal, 80));

    progress.onBatch(HALF);
    progress.onEpoch(BEFORE);
    progress.onTrained();
    progress.clear();
    progress.close();

    if (terminal) {
      assertThat(err.toString()).contains("scoring and plotting").endsWith("\r\u001b[K");
      assertThat(err.toString()).doesNotContain("\n");
    } else {
      assertThat(err.toString().lines()).hasSize(1);
      assertThat(err.toString())
          .isEqualToIgnoringNewLines(
              "          epoch 19/50  loss 0.4500  validation 0.4059  skill +36.9 %  left 20:50 "
                  + " best\n");
    }
  }

  @Test
  void aParagraphIsBrokenBetweenWordsOnATerminalOnly() {
    assertThat(new Terminal(true, true, 12).wrap("one two three four", "  "))
        .isEqualTo("  one two%n  three four".formatted());
    assertThat(new Terminal(true, true, 3).wrap("longer words", ""))
        .isEqualTo("longer%nwords".formatted());
    assertThat(new Terminal(true, false, 12).wrap("one two three four", "  "))
        .isEqualTo("  one two three four");
  }
}
