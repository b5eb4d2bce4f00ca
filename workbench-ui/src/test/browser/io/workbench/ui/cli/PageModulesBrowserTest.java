package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The modules that touch no page, each function by itself. */
class PageModulesBrowserTest {
  @TempDir static Path folder;
  private static Chromium chromium;
  private static ChildCommand command;
  private static Page page;

  @BeforeAll
  static void start() throws IOException {
    command = ChildCommand.start("ui", folder, "--port", 0);
    command.awaitLine("Pages: ");
    String said = command.err().get(command.err().size() - 1);
    chromium = new Chromium();
    page = chromium.page();
    page.navigate(said.substring("Pages: ".length()));
  }

  @AfterAll
  static void noPageFailed() {
    try (Chromium used = chromium;
        ChildCommand ended = command) {
      assertThat(ended).isNotNull();
      assertThat(used.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "59.94, 59.9 s",
    "59.97, 1 min 0 s",
    "119.6, 2 min 0 s",
    "3599.4, 59 min 59 s",
    "3599.7, 1 h 0 min",
    "7199.7, 2 h 0 min",
    "90000, 25 h 0 min"
  })
  void aDurationIsRoundedBeforeItIsSplit(double seconds, String text) {
    assertThat(call("/charts/format.js", "duration", seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.123456, 0.1235",
    "-2.5, −2.5",
    "12345, 12345",
    "0.00001234, 1.234e−5",
    "20000000, 2e+7"
  })
  void aNumberHasFourDigitsAndNoNeedlessExponent(double value, String text) {
    assertThat(call("/charts/format.js", "number", value)).isEqualTo(text);
  }

  @Test
  void aShareHasItsSignAndASmallProbabilityItsBound() {
    assertThat(call("/charts/format.js", "percent", 0.1234)).isEqualTo("+12.3 %");
    assertThat(call("/charts/format.js", "percent", -0.05)).isEqualTo("−5.0 %");
    assertThat(call("/charts/format.js", "probability", 0.0004)).isEqualTo("< 0.001");
    assertThat(call("/charts/format.js", "probability", 0.0421)).isEqualTo("0.042");
    assertThat(call("/charts/format.js", "probability", 0.421)).isEqualTo("0.42");
  }

  @Test
  void noTwoRowsHaveOneLabelAndTheirColoursFollowTheChoosing() {
    String names =
        """
        async () => {
          const { nameRows } = await import("/page/compare-names.js");
          const run = (id, model, more = {}) => ({ ids: [id], score: { model, differences: {}, ...more } });
          const view = {
            rows: [
              run("b", "gru", { instrument: "H200" }), run("b", "gru"), run("b", "gru", { instrument: "H100" }),
              run("c", "lstm"), run("a", "gru"), run("s/trials/7", "gru"), { ids: [], score: { label: "ridge" } },
            ],
            runs: {
              a: { name: "solo", instruments: [] }, b: { name: "pair", instruments: ["H100", "H200"] },
              c: { name: "solo", instruments: [] }, "s/trials/7": { name: "hunt", instruments: [] },
            },
          };
          nameRows(view, ["a", "b", "c", "s/trials/7"]);
          return view.rows.map(({ label, index }) => label + " " + index);
        }
        """;
    assertThat((List<?>) page.evaluate(names))
        .isEqualTo(
            List.of(
                "pair/H200 3",
                "pair 1",
                "pair/H100 2",
                "solo-lstm 4",
                "solo-gru 0",
                "hunt · trial 7 5",
                "ridge undefined"));
  }

  @Test
  void trialsAreRankedByTheObjectivePrunedOnesAfterCompleteOnes() {
    String ranks =
        """
        async () => {
          const { apply, bestOf, countsOf, sweepModel, trialsOf } = await import("/page/sweep-model.js");
          const model = sweepModel([]);
          const trial = (number, state, mean) => ({ trial: number, state, metric: mean === null ? undefined : { mean } });
          apply(model, {
            elapsedSeconds: 1, facts: { objective: { goal: "minimize" } },
            trials: [trial(0, "pruned", 0.1), trial(1, "complete", 0.4), trial(2, "complete", 0.3), trial(3, "failed", null)],
          }, 0);
          return [trialsOf(model).map((one) => one.trial).join(), String(bestOf(model).trial), JSON.stringify(countsOf(model))];
        }
        """;
    assertThat((List<?>) page.evaluate(ranks))
        .isEqualTo(List.of("2,1,0,3", "2", "{\"pruned\":1,\"complete\":2,\"failed\":1}"));
  }

  /** Errors of 0 and −2 where persistence is 2 and 0 off. */
  @Test
  void metricsOfAStretchAreThoseOfItsWindows() {
    String metrics =
        """
        async () => {
          const { metricsOf } = await import("/page/forecast-metrics.js");
          const view = { actual: [9, 3, 5], last: [9, 1, 5], forecast: [9, 3, 7] };
          const { rmse, mae, bias, skill } = metricsOf(view, view.forecast, 1, 3);
          return [rmse, mae, bias, skill];
        }
        """;
    List<?> values = (List<?>) page.evaluate(metrics);
    assertThat(values.stream().map(value -> ((Number) value).doubleValue()).toList())
        .isEqualTo(List.of(Math.sqrt(2), 1.0, -1.0, 0.0));
  }

  private static Object call(String module, String function, Object argument) {
    return page.evaluate(
        "async ([module, name, argument]) => (await import(module))[name](argument)",
        List.of(module, function, argument));
  }
}
