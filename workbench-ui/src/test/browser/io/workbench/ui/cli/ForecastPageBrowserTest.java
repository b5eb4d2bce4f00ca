package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastPageBrowserTest {
  private static final Path REFERENCE = Path.of("..", "experiments", "results", "reference");
  private static final String HOSTILE = "<img src=x onerror=window.hostile=1>";
  private static final String SERIES =
      "place => echarts.getInstanceByDom(document.querySelector(place)).getOption()"
          + ".series.map(one => one.name + ' ' + one.data.length)";

  private static Chromium chromium;

  @TempDir Path results;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
  }

  @AfterAll
  static void noPageLeftTheMachineOrFailed() {
    try (Chromium used = chromium) {
      assertThat(used.hosts()).containsExactly("127.0.0.1");
      // What is not there is answered with 404, which the browser notes by itself.
      assertThat(used.faults()).allMatch(fault -> fault.contains("404"));
    }
  }

  @Test
  void theRangeIsZoomedAndItsMetricsFollow() throws IOException {
    copy("synthetic-lstm", "run");
    try (ChildCommand command = ChildCommand.start("ui", results, "--port", 0)) {
      Page page = chromium.page();
      page.setViewportSize(1400, 900);
      page.navigate(link(command) + "runs/run");
      page.getByText("Forecasts of the test part").click();
      page.locator("#worst table").waitFor();
      page.locator("#prices canvas").first().waitFor();
      awaitRange(page, "all 1,296 windows");
      String rmse = rmse(page);
      page.getByText("Last day").click();
      awaitRange(page, "288 of 1,296 windows");
      page.waitForCondition(() -> !rmse(page).equals(rmse));
      page.getByLabel("seasonalNaive").check();
      page.locator("#prices tbody th", contains("seasonalNaive")).waitFor();
      assertThat(series(page, "#prices .chart")).contains("seasonalNaive 1296");
      page.getByLabel("seasonalNaive").uncheck();
      page.waitForCondition(() -> !series(page, "#prices .chart").contains("seasonalNaive"));
      assertThat(series(page, "#hours .chart")).isEqualTo("[lstm 24, persistence 24]");
      assertThat(series(page, "#days .chart")).isEqualTo("[lstm 7, persistence 7]");
      Screenshots.take(page, "forecast", results);

      page.locator("#worst button").first().click();
      awaitRange(page, "49 of 1,296 windows");
      page.keyboard().press("+");
      awaitRange(page, "25 of 1,296 windows");
      page.keyboard().press("0");
      awaitRange(page, "all 1,296 windows");
      page.waitForCondition(() -> rmse(page).equals(rmse));
      Axe.check(page);
      page.close();
    }
  }

  @Test
  void whatIsMissingOrHostileIsTextAndIsLoggedOnce() throws IOException, InterruptedException {
    Path run = copy("eurusd-gru", HOSTILE.replace("/", ""));
    Path file = run.resolve("test_forecasts.csv");
    Files.writeString(file, Files.readString(file).replaceFirst("mean\n", HOSTILE + "\n"));
    Path result = run.resolve("result.json");
    Files.writeString(
        result,
        Files.readString(result)
            .replaceFirst("\"name\" : \"eurusd\"", "\"name\" : \"" + HOSTILE + "\""));
    try (ChildCommand command = ChildCommand.start("ui", results, "--port", 0)) {
      Page page = chromium.page();
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      page.setViewportSize(390, 800);
      String link = link(command);
      page.navigate(link);
      page.locator("#finished a").click();
      page.getByText("Forecasts of the test part").click();
      page.locator("#worst table").waitFor();
      assertThat(page.locator("h1").textContent()).isEqualTo(HOSTILE);
      page.getByLabel(HOSTILE).check();
      page.locator("#prices tbody th", contains(HOSTILE)).waitFor();
      page.locator("#prices canvas").first().hover();
      assertThat(page.evaluate("window.hostile ?? null")).isNull();
      assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
          .isEqualTo(false);

      Files.delete(file);
      for (int time = 0; time < 2; time++) {
        page.reload();
        assertThat(page.locator(".problem").textContent()).contains("has no test_forecasts.csv");
      }
      page.navigate(link + "runs/..%2F..%2Fetc/forecast");
      assertThat(page.locator(".problem").textContent()).contains("There is no run or sweep");
      page.close();
      command.signal("INT");
      command.waitFor();
      assertThat(command.err())
          .filteredOn(line -> line.contains("has no test_forecasts.csv"))
          .hasSize(1);
      assertThat(command.err()).noneMatch(line -> line.startsWith("\tat "));
    }
  }

  private Path copy(String reference, String id) throws IOException {
    Path run = Files.createDirectories(results.resolve(id));
    for (String file :
        new String[] {"history.jsonl", "spec.yaml", "test_forecasts.csv", "result.json"}) {
      Files.copy(REFERENCE.resolve(reference).resolve(file), run.resolve(file));
    }
    return run;
  }

  private static Page.LocatorOptions contains(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static void awaitRange(Page page, String windows) {
    Locator range = page.locator("#prices .range strong", contains(windows));
    range.waitFor();
  }

  private static String rmse(Page page) {
    return page.locator("#prices tbody td").first().textContent();
  }

  private static String series(Page page, String place) {
    return String.valueOf(page.evaluate(SERIES, place));
  }

  private static String link(ChildCommand command) throws IOException {
    command.awaitLine("Pages: ");
    String said = command.err().get(command.err().size() - 1);
    return said.substring("Pages: ".length());
  }
}
