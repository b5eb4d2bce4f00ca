package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparePageBrowserTest {
  private static final Path REFERENCE = Path.of("..", "experiments", "results", "reference");
  private static final String HOSTILE = "<img src=x onerror=window.hostile=1>";

  private static final String FORECASTS =
      "() => { const option = echarts.getInstanceByDom(document.querySelector('#forecasts .chart'))"
          + ".getOption(); return [option.useUTC, ...option.series.map((one) => one.name)].join(); }";

  @TempDir static Path results;
  private static Chromium chromium;
  private static ChildCommand command;
  private static String link;

  @BeforeAll
  static void start() throws IOException {
    for (String run : List.of("synthetic-gru", "synthetic-lstm", "synthetic-rnn", "eurusd-gru")) {
      copy(run, run);
    }
    seed(copy("synthetic-gru", "synthetic-gru-seed-7"), 7);
    seed(copy("synthetic-gru", "synthetic-gru-seed-8"), 8);
    copy("eurusd-lstm", "sweep/trials/3");
    Files.writeString(results.resolve("sweep/sweep.yaml"), "name: s\n");
    Path hostile = copy("eurusd-rnn", "hostile").resolve("result.json");
    String text = Files.readString(hostile);
    Files.writeString(
        hostile,
        text.replaceFirst("\"name\" : \"eurusd\"", "\"name\" : \"" + HOSTILE + "\"")
            .replaceFirst("\"seed\" : 42\n  }", "\"tags\" : [ \"" + HOSTILE + "\" ]\n  }"));
    Files.createDirectories(results.resolve("broken"));
    Files.writeString(results.resolve("broken/result.json"), "{\"" + HOSTILE + "\": ");
    command = ChildCommand.start("ui", results, "--port", 0);
    command.awaitLine("Pages: ");
    String said = command.err().get(command.err().size() - 1);
    link = said.substring("Pages: ".length()) + "compare";
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
  void twoResultsAreChosenComparedAndTakenAlongAndTheLinkOpensTheSameView() throws IOException {
    Page page = open("");
    page.locator("input[type=search]").fill("synthetic rnn");
    page.waitForCondition(() -> rows(page).count() == 1);
    rows(page).locator("input").focus();
    page.keyboard().press("Space");
    page.locator("input[type=search]").fill("");
    tick(page, "synthetic-lstm").check();
    // A ticked row stays a row of its table.
    assertThat(page.locator(".chooser-list tr.chosen").count()).isEqualTo(2);
    assertThat(rows(page).evaluateAll("rows => rows.map(row => getComputedStyle(row).display)"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsOnly("table-row");
    Locator best = page.locator("#metrics [data-path='test.rmse'].best");
    best.waitFor();
    page.waitForCondition(() -> page.locator("#metrics tr.run").count() == 2);

    // The reference results: the rnn has the lower test error of the two.
    assertThat(best.count()).isEqualTo(1);
    assertThat(best.locator("xpath=..").textContent()).contains("synthetic-rnn");
    assertThat(page.locator("#metrics tr.baseline").allTextContents())
        .anyMatch(row -> row.startsWith("persistence"));
    assertThat(series(page, "#curves")).isEqualTo(2);
    page.locator("#forecasts canvas").first().waitFor();
    // What came, two forecasts and persistence, and the errors of these three.
    page.waitForCondition(() -> series(page, "#forecasts") == 7);

    assertThat(saved(page, "#metrics", "CSV", "comparison-"))
        .startsWith("run,data,model,status,best,")
        .contains("synthetic-rnn,A,rnn,complete,true,");
    assertThat(saved(page, "#metrics", "LaTeX", ".tex")).contains("\\toprule", "\\textbf{0.0");
    assertThat(saved(page, "#metrics", "Markdown", ".md")).startsWith("| run |");
    assertPicture(page, "#curves");
    assertPicture(page, "#forecasts");
    page.locator("#metrics select").selectOption("validation.mae");
    page.waitForCondition(() -> page.url().contains("by=validation.mae"));

    Page again = openUrl(page.url());
    again.locator("#metrics tr.run").first().waitFor();
    assertThat(again.locator("#metrics select").inputValue()).isEqualTo("validation.mae");
    assertThat(again.locator("#metrics tr.run").allTextContents())
        .isEqualTo(page.locator("#metrics tr.run").allTextContents());
    assertThat(again.locator(".picks li").count()).isEqualTo(2);
    again.locator("summary").click();
    Axe.check(again);
    page.close();
    again.close();
  }

  @Test
  void seedsAreOneRowAndOneLineWithABandUntilUngrouped() throws IOException {
    Page page =
        open(
            "#runs=synthetic-gru&runs=synthetic-gru-seed-7&runs=synthetic-gru-seed-8"
                + "&runs=synthetic-lstm&runs=synthetic-rnn&runs=eurusd-gru");
    page.locator("#metrics tr.run").first().waitFor();
    assertThat(page.locator("#metrics tr.run").count()).isEqualTo(4);
    assertThat(page.locator("#metrics tbody").count()).isEqualTo(2);
    assertThat(page.locator("#metrics [data-path='test.rmse'].best").count()).isEqualTo(1);
    // Three lines of the first test part, and one band.
    assertThat(series(page, "#curves")).isEqualTo(4);
    page.waitForCondition(() -> series(page, "#forecasts") > 0);
    page.setViewportSize(1400, 900);
    Screenshots.take(page, "compare", results);
    assertThat(page.locator("#metrics select").inputValue()).isEqualTo("validation.rmse");
    // One seed's forecasts stand for the row: the mean of all would be better than its numbers.
    assertThat(String.valueOf(page.evaluate(FORECASTS)))
        .contains("true", "· seed 42")
        .doesNotContain("seed 7", "seed 8");
    assertThat(page.locator("#forecasts .caption").textContent()).contains("one seed's forecasts");
    page.navigate(page.url() + "&runs=deleted");
    page.waitForCondition(() -> !page.locator("#missing").textContent().isEmpty());
    assertThat(page.locator("#missing").textContent())
        .contains("deleted: There is no run or sweep \"deleted\" in the results");

    page.locator("#metrics").getByText("Group seeds").click();
    page.waitForCondition(() -> page.locator("#metrics tr.run").count() == 6);
    assertThat(page.url()).contains("group=0");
    assertThat(page.locator("#differences").textContent()).contains("seed", "7", "8");
    page.close();
  }

  @Test
  void whatAResultSaysIsNeverRunAndTheListShowsWhatIsBroken() {
    Page page = chromium.page();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.setViewportSize(390, 800);
    page.navigate(link);
    rows(page).first().waitFor();
    assertThat(page.locator(".chooser-list").textContent())
        .contains(HOSTILE, "broken", "Cannot read result");
    assertThat(tick(page, "broken").isDisabled()).isTrue();
    assertThat(page.locator(".chooser-list").textContent()).doesNotContain("sweep/trials/3");
    page.getByText("trials of sweeps too").click();
    tick(page, "sweep/trials/3").check();
    tick(page, "hostile").check();
    page.waitForCondition(() -> page.locator("#metrics tr.run").count() == 2);
    page.waitForCondition(() -> page.locator("#forecasts canvas").count() > 0);
    assertThat(page.locator("#metrics").textContent()).contains(HOSTILE);
    assertThat(page.evaluate("window.hostile ?? null")).isNull();
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth")).isEqualTo(false);
    page.close();
  }

  @Test
  void aNewResultAppearsAndOneThatIsDeletedWhileItIsShownSaysSo() throws IOException {
    Path run = copy("synthetic-attention", "passing");
    Page page = open("#runs=passing&runs=synthetic-rnn");
    page.waitForCondition(() -> page.locator("#metrics tr.run").count() == 2);
    Files.delete(run.resolve("result.json"));
    page.waitForCondition(() -> page.locator("#missing").textContent().contains("passing"));
    assertThat(page.locator("#metrics tr.run").count()).isEqualTo(1);
    page.locator("summary").click();
    tick(page, "synthetic-rnn").focus();
    page.evaluate("document.querySelector('.chooser-list').scrollTop = 30");
    copy("synthetic-attention", "late");
    tick(page, "late").waitFor();
    assertThat(page.evaluate("document.activeElement.value")).isEqualTo("synthetic-rnn");
    assertThat(page.evaluate("document.querySelector('.chooser-list').scrollTop > 0"))
        .isEqualTo(true);
    page.close();
  }

  private static Page open(String fragment) {
    return openUrl(link + fragment);
  }

  private static Page openUrl(String url) {
    Page page = chromium.page();
    page.navigate(url);
    page.locator(".tally:not(:empty)").waitFor(attached());
    return page;
  }

  private static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
  }

  private static Locator rows(Page page) {
    return page.locator(".chooser-list tbody tr");
  }

  private static Locator tick(Page page, String id) {
    return page.locator(".chooser-list input[value='" + id + "']");
  }

  private static int series(Page page, String section) {
    Object count =
        page.evaluate(
            "(id) => { const chart = echarts.getInstanceByDom(document.querySelector(id + ' .chart'));"
                + " return chart ? chart.getOption().series.length : 0; }",
            section);
    return ((Number) count).intValue();
  }

  private static String saved(Page page, String section, String button, String name)
      throws IOException {
    Download download = page.waitForDownload(() -> button(page, section, button).click());
    assertThat(download.suggestedFilename()).contains(name, "synthetic");
    return Files.readString(download.path());
  }

  /** A picture of the chart on white: its corner is, and not all of it. */
  private static void assertPicture(Page page, String section) throws IOException {
    Download download = page.waitForDownload(() -> button(page, section, "PNG").click());
    assertThat(download.suggestedFilename()).endsWith(".png");
    BufferedImage picture = ImageIO.read(download.path().toFile());
    assertThat(picture.getWidth()).isEqualTo(2400);
    assertThat(picture.getRGB(1, 1)).isEqualTo(0xFFFFFFFF);
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    assertThat(Arrays.stream(pixels).distinct().limit(20).count()).isEqualTo(20);
  }

  private static Locator button(Page page, String section, String name) {
    return page.locator(section + " button").filter(new Locator.FilterOptions().setHasText(name));
  }

  private static void seed(Path run, int seed) throws IOException {
    Path file = run.resolve("result.json");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("\"seed\" : 42\n  }", "\"seed\" : " + seed + "\n  }")
            .replaceFirst("\"rmse\" : 0.04", "\"rmse\" : 0.04" + seed));
  }

  private static Path copy(String name, String id) throws IOException {
    Path to = Files.createDirectories(results.resolve(id));
    try (Stream<Path> files = Files.list(REFERENCE.resolve(name)).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
    return to;
  }
}
