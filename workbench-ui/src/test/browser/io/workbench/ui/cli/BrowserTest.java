package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
  private static final String POINTS =
      "() => echarts.getInstanceByDom(document.querySelector('#curves .chart'))"
          + ".getOption().series[1].data.length";
  private static final Path REFERENCE =
      Path.of("..", "experiments", "results", "reference", "synthetic-lstm");

  private static Chromium chromium;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
  }

  @AfterAll
  static void noPageLeftTheMachineOrFailed() {
    try (Chromium used = chromium) {
      assertThat(used.hosts()).containsExactly("127.0.0.1");
      assertThat(used.faults()).isEmpty();
    }
  }

  @Test
  void aRunThatTrainsNowIsOnTheFrontPageAndItsCurveGainsPoints() throws IOException {
    copyReferenceResults();
    try (ChildCommand training = train()) {
      Page page = chromium.page();
      page.navigate(link(training));
      Locator running = page.locator("#running .cards a");
      running.waitFor();
      assertThat(running.textContent()).isEqualTo("tiny");
      page.locator("#finished a").first().waitFor();
      Screenshots.take(page, "front", folder.resolve("results"));
      running.click();
      page.locator("#curves canvas").first().waitFor();
      int points = points(page);
      // The page's policy forbids what waits within it; this asks from outside.
      page.waitForCondition(() -> points(page) > points + 5);
      Screenshots.take(page, "run", folder.resolve("results"));
      page.reload();
      page.locator("#curves canvas").first().waitFor();
      assertThat(points(page)).isGreaterThan(points);
      page.getByText("Layers, gradients and memory").click();
      page.waitForCondition(
          () -> page.locator("#modelType").textContent().equals("ComputationGraph"));
      page.close();
    }
  }

  /** A browser opens six connections to a server, which its tabs share. */
  @Test
  void moreTabsThanConnectionsAreFollowedInTurn() throws IOException {
    try (ChildCommand command = ChildCommand.start("ui", folder.resolve("results"), "--port", 0);
        BrowserContext context = chromium.context()) {
      String link = link(command);
      List<Page> tabs = new ArrayList<>();
      for (int number = 0; number < 8; number++) {
        tabs.forEach(tab -> show(tab, false));
        Page tab = chromium.page(context);
        tab.navigate(link + (number % 2 == 0 ? "" : "sweeps"));
        tab.locator(".live.on").waitFor();
        tabs.add(tab);
      }
      Page first = tabs.get(0);
      assertThat(first.locator(".live").textContent()).contains("not followed while");
      show(tabs.get(7), false);
      copyReferenceResults();
      show(first, true);
      first.locator(".live.on").waitFor();
      first.locator("#finished a").first().waitFor();
    }
  }

  /** A browser without a window says of all its tabs that they are seen. */
  private static void show(Page tab, boolean seen) {
    tab.evaluate(
        "seen => { Object.defineProperty(document, 'hidden', { value: !seen, configurable: true });"
            + " document.dispatchEvent(new Event('visibilitychange')); }",
        seen);
  }

  @Test
  void whatAResultSaysIsNeverRunAsHtml() throws IOException {
    Path run = Files.createDirectories(folder.resolve("hostile"));
    String hostile = "<img src=x onerror=window.hostile=1>";
    String result = Files.readString(REFERENCE.resolve("result.json"));
    Files.writeString(
        run.resolve("result.json"),
        result.replaceFirst("\"name\" : \"synthetic\"", "\"name\" : \"" + hostile + "\""));
    Files.createDirectories(folder.resolve("broken"));
    Files.writeString(folder.resolve("broken").resolve("result.json"), "{\"" + hostile + "\": ");
    try (ChildCommand command = ChildCommand.start("ui", folder, "--port", 0)) {
      Page page = chromium.page();
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      page.setViewportSize(390, 800);
      page.navigate(link(command));
      Locator name = page.locator("#finished a");
      name.waitFor();
      assertThat(name.textContent()).isEqualTo(hostile);
      assertThat(page.locator("#failed .cards li").textContent()).contains("Cannot read result");
      name.click();
      page.locator("h1 .badge").waitFor();
      assertThat(page.locator("h1").textContent()).startsWith(hostile);
      assertThat(page.evaluate("window.hostile ?? null")).isNull();
      assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
          .isEqualTo(false);
      page.close();
    }
  }

  private void copyReferenceResults() throws IOException {
    try (DirectoryStream<Path> runs = Files.newDirectoryStream(REFERENCE.getParent())) {
      for (Path run : runs) {
        Path copy = folder.resolve("results").resolve(run.getFileName());
        Files.createDirectories(copy);
        Files.copy(run.resolve("result.json"), copy.resolve("result.json"));
      }
    }
  }

  private ChildCommand train() throws IOException {
    return ChildCommand.startBehindOthers(
        "train",
        Samples.spec(folder),
        "--out",
        folder.resolve("results"),
        "--ui",
        "--port",
        0,
        "--set",
        "training.epochs=100000",
        "--set",
        "training.patience=100000");
  }

  private static String link(ChildCommand command) throws IOException {
    command.awaitLine("Pages: ");
    String said = command.err().get(command.err().size() - 1);
    return said.substring("Pages: ".length());
  }

  private static int points(Page page) {
    return ((Number) page.evaluate(POINTS)).intValue();
  }
}
