package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.workbench.train.sweep.StopRequests;
import io.workbench.ui.serve.UiSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepPageBrowserTest {
  /** Six trials of three epochs, then four that train until they are stopped. */
  private static final String SWEEP =
      """
      name: hunt
      base: tiny.yaml
      search: {method: random, trials: 10, seed: 1}
      parameters:
        model.kind: [rnn, gru]
        model.hiddenSize: {int: [2, 8]}
        training.learningRate: {real: [1.0e-4, 1.0e-1], log: true}
        training.epochs: [3, 1000000]
      enqueue:
        - {model.kind: gru, model.hiddenSize: 4, training.learningRate: 0.01, training.epochs: 3}
        - {model.kind: rnn, model.hiddenSize: 3, training.learningRate: 0.03, training.epochs: 3}
        - {model.kind: gru, model.hiddenSize: 2, training.learningRate: 0.002, training.epochs: 3}
        - {model.kind: rnn, model.hiddenSize: 8, training.learningRate: 0.0002, training.epochs: 3}
        - {model.kind: gru, model.hiddenSize: 7, training.learningRate: 0.05, training.epochs: 3}
        - {model.kind: rnn, model.hiddenSize: 5, training.learningRate: 0.0007, training.epochs: 3}
        - {model.kind: gru, model.hiddenSize: 2, training.learningRate: 0.001, training.epochs: 1000000}
        - {model.kind: rnn, model.hiddenSize: 2, training.learningRate: 0.001, training.epochs: 1000000}
        - {model.kind: gru, model.hiddenSize: 3, training.learningRate: 0.002, training.epochs: 1000000}
        - {model.kind: rnn, model.hiddenSize: 3, training.learningRate: 0.002, training.epochs: 1000000}
      parallel: {workers: 2}
      """;

  private static final String LONGEST_CURVE =
      "() => Math.max(...echarts.getInstanceByDom(document.querySelector('#curves .chart'))"
          + ".getOption().series[0].data.map((curve) => curve[1]))";

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
      // The browser notes by itself what stopsATrial lets go wrong.
      assertThat(used.faults()).allMatch(fault -> fault.matches(".*(ERR_FAILED|401).*"));
    }
  }

  @Test
  void aSweepIsWatchedSortedBrushedAndStopped() throws Exception {
    Path results = folder.resolve("results");
    try (ChildCommand sweep = sweep(results)) {
      Page page = chromium.page();
      page.setViewportSize(1400, 900);
      page.navigate(link(sweep));
      Locator running = page.locator("#running .cards a");
      running.waitFor();
      running.click();
      Locator complete = page.locator("#trials tr.complete");
      page.waitForCondition(() -> complete.count() == 6);
      page.locator("#curves canvas").first().waitFor();
      int points = longestCurve(page);
      page.waitForCondition(() -> longestCurve(page) > points + 5);

      sortsAndFilters(page);
      brushes(page, results, complete);
      Screenshots.take(page, "sweep", results);
      stopsATrial(page);
      page.reload();
      page.waitForCondition(() -> page.locator("#trials tr.complete").count() == 6);
      assertThat(page.locator("#trials tr.pruned .note").allTextContents())
          .containsExactly("Stopped by hand.", "Stopped by hand.");
      page.locator("#curves canvas").first().waitFor();
      assertThat(longestCurve(page)).isGreaterThan(points);
      page.close();
      stopsTheSweepFromAnotherProcess(sweep, results);
    }
  }

  /** While trials run, so that the table is brought up to date all the time. */
  private static void sortsAndFilters(Page page) {
    Locator head = page.locator("#trials th", new Page.LocatorOptions().setHasText("hiddenSize"));
    head.locator("button").click();
    List<Integer> sizes = column(page, head);
    assertThat(sizes).isSorted().hasSizeGreaterThan(6);
    int points = longestCurve(page);
    page.waitForCondition(() -> longestCurve(page) > points);
    assertThat(head.getAttribute("aria-sort")).isEqualTo("ascending");
    assertThat(column(page, head)).isSorted();
    page.getByLabel("Filter").fill("gru complete");
    assertThat(page.locator("#trials tbody tr").count()).isEqualTo(3);
    page.getByLabel("Filter").fill("");
    page.getByLabel("State").selectOption("complete");
    assertThat(page.locator("#trials tbody tr").count()).isEqualTo(6);
    page.getByLabel("State").selectOption("");
  }

  private static List<Integer> column(Page page, Locator head) {
    int index = ((Number) head.evaluate("(th) => th.cellIndex")).intValue() + 1;
    return page.locator("#trials tbody td:nth-child(" + index + ")").allTextContents().stream()
        .map(Integer::valueOf)
        .toList();
  }

  /**
   * Drags along the lower half of the last axis, which has the objective; the brush stays when
   * another trial ends, which somebody else asks for.
   */
  private static void brushes(Page page, Path results, Locator complete) throws IOException {
    Locator place = page.locator("#parallel .chart");
    place.scrollIntoViewIfNeeded();
    BoundingBox box = place.boundingBox();
    double axis = box.x + box.width - 96;
    page.mouse().move(axis, box.y + box.height * 0.5);
    page.mouse().down();
    page.mouse().move(axis, box.y + box.height * 0.75);
    page.mouse().move(axis, box.y + box.height - 25);
    page.mouse().up();
    Locator caption = page.locator("#parallel .caption");
    page.waitForCondition(() -> caption.textContent().contains("inside the brushes"));
    int inside = Integer.parseInt(caption.textContent().split(" ")[0]);
    assertThat(inside).isBetween(1, 5);
    assertThat(page.locator("#trials tbody tr").count()).isEqualTo(inside);
    new StopRequests(only(results)).stopTrial(7);
    page.waitForCondition(() -> caption.textContent().contains(" of 7 trials are inside"));
    page.getByText("Clear the brushes").click();
    page.waitForCondition(() -> complete.count() == 6);
    page.evaluate("scrollTo(0, 0)");
  }

  private static void stopsATrial(Page page) {
    page.locator("button[aria-label='Stop trial 6']").click();
    Locator dialog = page.locator("dialog[open]");
    dialog.getByText("Let it run").click();
    assertThat(dialog.count()).isZero();
    page.route("**/stop", Route::abort);
    assertThat(refusal(page)).startsWith("No answer came from the server: it may have been asked");
    page.unroute("**/stop");
    page.route(
        "**/stop",
        route -> route.fulfill(new Route.FulfillOptions().setStatus(401).setBody("<html>")));
    assertThat(refusal(page)).isEqualTo("The server refused: 401 Unauthorized.");
    page.unroute("**/stop");
    page.locator("button[aria-label='Stop trial 6']").click();
    dialog.locator("button.stop").click();
    Locator stopped = page.locator("#trials tr.pruned[data-trial='6']");
    stopped.waitFor();
    assertThat(stopped.locator(".note").textContent()).isEqualTo("Stopped by hand.");
    assertThat(page.locator(".notice").textContent()).contains("Trial 6 is asked to stop");
  }

  private static String refusal(Page page) {
    page.locator("button[aria-label='Stop trial 6']").click();
    Locator dialog = page.locator("dialog[open]");
    dialog.locator("button.stop").click();
    Locator problem = dialog.locator(".problem");
    problem.waitFor();
    String said = problem.textContent();
    dialog.getByText("Close").click();
    return said;
  }

  private void stopsTheSweepFromAnotherProcess(ChildCommand sweep, Path results) throws Exception {
    StringWriter said = new StringWriter();
    try (LivePages pages =
        LivePages.start(new UiSettings("127.0.0.1", 0), results, new PrintWriter(said, true))) {
      assertThat(pages).isNotNull();
      Page page = chromium.page();
      page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      page.navigate(said.toString().replace("Pages: ", "").strip() + "sweeps");
      page.locator(".cards a").waitFor();
      Axe.check(page);
      page.locator(".cards a").click();
      page.locator("header button.stop").click();
      page.locator("dialog[open] button.stop").click();
      Locator command = page.locator(".resume code");
      command.waitFor();
      assertThat(sweep.waitFor()).isEqualTo(130);
      page.waitForCondition(() -> page.locator("h1 .badge").textContent().equals("interrupted"));
      Path directory = only(results);
      assertThat(command.textContent()).isEqualTo("./workbench sweep --resume " + directory);
      page.locator(".resume button").click();
      page.getByText("Copied").waitFor();
      assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(command.textContent());
      assertThat(page.locator("#trials tr.interrupted").count()).isEqualTo(2);
      Axe.check(page);
      page.close();
    }
  }

  @Test
  void whatASweepSaysIsNeverRunAsHtmlAndOneThatGoesAwaySaysSo() throws Exception {
    String hostile = "<img src=x onerror=window.hostile=1>";
    Path results = folder.resolve("results");
    Path sweep = results.resolve(hostile);
    Files.createDirectories(sweep);
    Samples.spec(folder);
    Files.writeString(
        sweep.resolve("sweep.yaml"),
        "name: hostile\nbase: ../../tiny.yaml\nparameters: {data.path: ['"
            + hostile
            + "', b.csv]}\n");
    String at = "{\"at\":\"2026-01-01T00:00:00Z\",";
    Files.write(
        sweep.resolve("journal.jsonl"),
        List.of(
            at
                + "\"opened\":{\"formatVersion\":1,\"settings\":{},\"dataSha256\":\"\",\"command\":\"\"}}",
            at
                + ("\"proposed\":{\"trial\":0,\"enqueued\":true,\"parameters\":{\"data.path\":\""
                    + hostile)
                + "\"},\"point\":[0.5],\"seen\":[]}}",
            at + "\"started\":{\"trial\":0,\"attempt\":1}}",
            at
                + ("\"finished\":{\"trial\":0,\"state\":\"failed\",\"failure\":\"" + hostile)
                + "\",\"seeds\":[],\"seconds\":1.0}}"));
    StringWriter said = new StringWriter();
    try (LivePages pages =
        LivePages.start(new UiSettings("127.0.0.1", 0), results, new PrintWriter(said, true))) {
      assertThat(pages).isNotNull();
      Page page = chromium.page();
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      page.setViewportSize(390, 800);
      page.navigate(said.toString().replace("Pages: ", "").strip() + "sweeps");
      page.getByText("hostile").first().click();
      page.locator("#trials tr.failed").waitFor();
      assertThat(page.locator("#trials .note").textContent()).isEqualTo(hostile);
      assertThat(page.locator("header .quiet").textContent()).isEqualTo(hostile);
      assertThat(page.evaluate("window.hostile ?? null")).isNull();
      assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
          .isEqualTo(false);
      delete(sweep);
      page.locator("header .problem").waitFor();
      assertThat(page.locator("header .problem").textContent())
          .contains("it may have been deleted");
      page.close();
    }
  }

  private ChildCommand sweep(Path results) throws IOException {
    Samples.spec(folder);
    Path spec = Files.writeString(folder.resolve("hunt.yaml"), SWEEP);
    return ChildCommand.startBehindOthers(
        "sweep",
        spec,
        "--out",
        results,
        "--ui",
        "--port",
        0,
        "--set",
        "base.training.patience=1000000");
  }

  private static String link(ChildCommand command) throws IOException {
    command.awaitLine("Pages: ");
    String said = command.err().get(command.err().size() - 1);
    return said.substring("Pages: ".length());
  }

  private static int longestCurve(Page page) {
    return ((Number) page.evaluate(LONGEST_CURVE)).intValue();
  }

  private static Path only(Path results) throws IOException {
    try (Stream<Path> sweeps = Files.list(results)) {
      return sweeps.toList().get(0);
    }
  }

  private static void delete(Path sweep) throws IOException {
    try (Stream<Path> files = Files.list(sweep)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(sweep);
  }
}
