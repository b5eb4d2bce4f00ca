package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on two instruments, on its own page and beside others. */
class PanelBrowserTest {
  /** Prices of the first line of a name in the chart of forecasts. */
  private static final String LINE =
      "name => { const chart = echarts.getInstanceByDom(document.querySelector('#forecasts .chart'));"
          + " const line = chart?.getOption().series.find((one) => one.name === name);"
          + " return line ? line.data.map(([, value]) => value) : []; }";

  @TempDir static Path folder;
  private static Chromium chromium;
  private static ChildCommand command;
  private static Path run;
  private static String link;

  @BeforeAll
  static void start() throws IOException {
    Path results = folder.resolve("results");
    run = CommandRun.of("train", Samples.panel(folder), "--out", results).succeeded().runFolder();
    command = ChildCommand.start("ui", results, "--port", 0);
    command.awaitLine("Pages: ");
    String said = command.err().get(command.err().size() - 1);
    link = said.substring("Pages: ".length());
    chromium = new Chromium();
  }

  @AfterAll
  static void noPageLeftTheMachineOrFailed() {
    try (Chromium used = chromium;
        ChildCommand ended = command) {
      assertThat(ended).isNotNull();
      assertThat(used.hosts()).containsExactly("127.0.0.1");
      assertThat(used.faults()).isEmpty();
    }
  }

  @Test
  void compareDrawsEachInstrumentsOwnForecastsUnderItsName() throws IOException {
    Page page = chromium.page();
    page.navigate(link + "compare#runs=" + run.getFileName());
    page.locator("#forecasts canvas").first().waitFor();
    assertThat(page.locator("#metrics tr.run th").allTextContents())
        .containsExactly("pair", "pair/H100", "pair/H200");
    assertThat(page.locator(".picks .what").allTextContents()).containsExactly("pair");
    Locator part = page.locator("#forecasts").getByLabel("Test part");
    // The panel as a whole is a part of its own, but has no forecast of its own.
    assertThat(part.locator("option").allTextContents()).hasSize(2);
    drawn(page, "H100");
    part.selectOption("C");
    page.waitForCondition(() -> line(page, "pair/H100").isEmpty());
    drawn(page, "H200");
    assertThat(page.locator("#curves .caption").textContent())
        .contains("A panel's loss is over all its instruments");
    Axe.check(page);
    page.close();
  }

  private static void drawn(Page page, String instrument) throws IOException {
    ForecastFile file = ForecastFile.read(run, instrument);
    page.waitForCondition(() -> !line(page, "pair/" + instrument).isEmpty());
    assertThat(line(page, "actual")).isEqualTo(file.actual());
    assertThat(line(page, "pair/" + instrument)).isEqualTo(file.forecast());
  }

  private static List<Double> line(Page page, String name) {
    List<?> values = (List<?>) page.evaluate(LINE, name);
    return values.stream().map(value -> ((Number) value).doubleValue()).toList();
  }

  @Test
  void theRunsPageHasATableOfInstrumentsAndAPictureOfEach() {
    Page page = chromium.page();
    page.navigate(link + "runs/" + run.getFileName());
    Locator names = page.locator("#instruments tbody th");
    names.first().waitFor();
    assertThat(names.allTextContents()).containsExactly("H100", "H200");
    Locator pictures = page.locator("#plots img");
    assertThat(pictures.count()).isEqualTo(3);
    for (Locator picture : pictures.all()) {
      picture.scrollIntoViewIfNeeded();
      page.waitForCondition(() -> picture.evaluate("img => img.naturalWidth > 100").equals(true));
    }
    Axe.check(page);
    names.nth(1).locator("a").click();
    page.locator("#worst table").waitFor();
    assertThat(page.locator("h1").textContent()).isEqualTo("pair/H200");
    page.close();
  }
}
