package io.workbench.train.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workbench.data.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonFormatTest {
  private static final Comparison TWO =
      Comparison.of(
          List.of(Comparisons.run("rnn", 32, 0.55), Comparisons.run("lstm", 64, 0.2)),
          Objective.of("test.rmse"));

  private static final String TABLE =
      """
      run          model  hiddenSize  test.rmse  test.mae  test.r2  test.direction  RMSE skill  MAE skill   DM p  parameters  seconds
      ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
      lstm64       lstm   64             0.2000    0.2000   0.9000          0.5000     +60.0 %    +60.0 %  0.250      64,000     60.3
      ridge                              0.2500    0.2500   0.9000          0.5000     +50.0 %    +50.0 %
      persistence                        0.5000    0.5000   0.9000          0.5000       0.0 %      0.0 %
      rnn32        rnn    32             0.5500    0.5500   0.9000          0.5000     -10.0 %    -10.0 %  0.250      32,000     60.3
      """;

  @Test
  void theTableIsAlignedAndEndsWithALineEnd() {
    assertThat(ComparisonFormat.TEXT.render(TWO, 0, false)).isEqualTo(TABLE);
  }

  @Test
  void whatRanksOfTheValidationPartLeadsTheMetricsOfTheTestPart() {
    Comparison byValidation =
        Comparison.of(
            List.of(Comparisons.run("rnn", 32, 0.55), Comparisons.run("lstm", 64, 0.2)),
            Objective.of(Objective.DEFAULT_METRIC));

    List<String> lines = ComparisonFormat.CSV.render(byValidation, 0, false).lines().toList();
    List<String> table = ComparisonFormat.TEXT.render(byValidation, 0, false).lines().toList();

    // The samples' validation errors are 1 − their test errors; the baselines' are 0.6.
    assertThat(lines.get(1)).startsWith("rnn32,");
    assertThat(lines.get(4)).startsWith("lstm64,");
    assertThat(table.get(0).split(" {2,}"))
        .containsExactly(
            "run",
            "model",
            "hiddenSize",
            "validation.rmse",
            "test.rmse",
            "test.mae",
            "test.r2",
            "test.direction",
            "RMSE skill",
            "MAE skill",
            "DM p",
            "parameters",
            "seconds");
    assertThat(table.get(2)).startsWith("rnn32").contains("  0.4500  ", "  0.5500  ");
  }

  @Test
  void aTerminalShowsTheBestInBoldAndBaselinesFaint() {
    List<String> plain = TABLE.lines().toList();

    assertThat(ComparisonFormat.TEXT.render(TWO, 0, true).lines())
        .containsExactly(
            plain.get(0),
            plain.get(1),
            "\u001b[1m" + plain.get(2) + "\u001b[0m",
            "\u001b[2m" + plain.get(3) + "\u001b[0m",
            "\u001b[2m" + plain.get(4) + "\u001b[0m",
            plain.get(5));
  }

  @Test
  void aNarrowTerminalGetsFewerColumnsAndIsToldWhich() {
    for (int width : new int[] {40, 60, 80, 100, 120}) {
      String table = ComparisonFormat.TEXT.render(TWO, width, false);

      assertThat(table.lines().takeWhile(line -> !line.isEmpty()))
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
      assertThat(table).contains("test.rmse").contains("lstm64");
    }
    assertThat(ComparisonFormat.TEXT.render(TWO, 80, false))
        .endsWith(
            "\nLeft out for want of width: test.mae, test.r2, test.direction, parameters,"
                + " seconds.\n");
  }

  @Test
  void aLongNameIsCutBeforeColumnsAreLeftOut() {
    Results.Found run = Comparisons.run("lstm-with-a-very-long-name-indeed", 64, 0.2);
    Comparison comparison = Comparison.of(List.of(run), Objective.of("test.rmse"));

    assertThat(ComparisonFormat.TEXT.render(comparison, 130, false))
        .contains("lstm-with-a-v…", "seconds");
  }

  @Test
  void markdownIsATableWithTheBestInBold() {
    List<String> lines = ComparisonFormat.MARKDOWN.render(TWO, 0, false).lines().toList();

    assertThat(lines.get(0)).startsWith("| run | model | hiddenSize | test.rmse |");
    assertThat(lines.get(1)).startsWith("| --- | --- | --- | ---: |");
    assertThat(lines.get(2)).startsWith("| **lstm64** | **lstm** | **64** | **0.2000** |");
    assertThat(lines.get(3)).startsWith("| *ridge* |  |  | *0.2500* |");
    assertThat(lines.get(5)).startsWith("| rnn32 | rnn | 32 | 0.5500 |");
  }

  @Test
  void markdownSignsInNamesAreEscaped() {
    Comparison comparison =
        Comparison.of(List.of(Comparisons.run("a|b_c*", 64, 0.2)), Objective.of("test.rmse"));

    assertThat(ComparisonFormat.MARKDOWN.render(comparison, 0, false))
        .contains("| **a\\|b\\_c\\*64** |");
  }

  @Test
  void csvHasEveryNumberInFullAndQuotesWhatNeedsIt() {
    Results.Found run = Comparisons.run("a,\"b\"", 64, 1 / 3.0);
    List<String> lines =
        ComparisonFormat.CSV
            .render(Comparison.of(List.of(run), Objective.of("test.rmse")), 0, false)
            .lines()
            .toList();

    assertThat(lines.get(0)).startsWith("run,data,model,status,best,validation.n,validation.mse,");
    assertThat(lines.get(2)).startsWith("\"a,\"\"b\"\"64\",A,\"a,\"\"b\"\"\",complete,true,100,");
    assertThat(lines.get(2)).contains(",0.3333333333333333,");
    assertThat(lines.get(1)).startsWith("ridge,A,,,false,").endsWith(",0.5,0.5,,,,");
  }

  @Test
  void jsonIsTheViewItself() throws JsonProcessingException {
    JsonNode json = new ObjectMapper().readTree(ComparisonFormat.JSON.render(TWO, 0, false));

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("objective", "data", "differences", "rows", "notes");
    assertThat(json.path("data").get(0).asText()).startsWith("A: ").endsWith(" windows");
    assertThat(json.at("/objective/metric").asText()).isEqualTo("test.rmse");
    assertThat(json.at("/rows/0/label").asText()).isEqualTo("lstm64");
    assertThat(json.at("/rows/0/test/rmse").asDouble()).isEqualTo(0.2);
    assertThat(json.at("/rows/0/best").asBoolean()).isTrue();
    assertThat(json.at("/rows/1").has("parameters")).isFalse();
  }

  @Test
  void formatsAreKnownByName() {
    assertThat(ComparisonFormat.named("markdown")).isEqualTo(ComparisonFormat.MARKDOWN);
    assertThatThrownBy(() -> ComparisonFormat.named("xml"))
        .isInstanceOf(InputException.class)
        .hasMessage("There is no format xml; known are text, csv, markdown, latex and json.");
  }
}
