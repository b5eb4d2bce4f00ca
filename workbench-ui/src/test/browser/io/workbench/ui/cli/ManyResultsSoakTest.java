package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How soon the pages show a thousand results. Not part of the build, since it measures;
 * CONTRIBUTING.md says how it is run. {@code soak.results} is their number.
 */
@Tag("soak")
@Timeout(value = 1, unit = TimeUnit.DAYS)
class ManyResultsSoakTest {
  private static final Path REFERENCE = Path.of("..", "experiments", "results", "reference");
  private static final List<String> RUNS =
      List.of("synthetic-gru", "synthetic-lstm", "synthetic-rnn", "eurusd-gru");
  private static final int RESULTS = Integer.getInteger("soak.results", 1_000);
  private static final double MOST_SECONDS = 1;

  @TempDir Path folder;

  @Test
  void aServerThatHasReadThemShowsAThousandResultsWithinASecond() throws IOException {
    for (int number = 0; number < RESULTS; number++) {
      copy(RUNS.get(number % RUNS.size()), "run-" + number);
    }
    try (ChildCommand server = ChildCommand.start("ui", folder, "--port", 0);
        Chromium chromium = new Chromium()) {
      server.awaitLine("Pages: ");
      long started = System.nanoTime();
      String said = server.err().get(server.err().size() - 1);
      String link = said.substring("Pages: ".length());
      Page page = chromium.page();
      for (String path : List.of("", "compare")) {
        say(
            "/%s while the server starts: first rows after %.2f s",
            path, seconds(page, link, path));
      }
      say("All read within %.1f s of the server's start", (System.nanoTime() - started) / 1e9);
      for (String path : List.of("", "compare", "", "compare")) {
        double seconds = seconds(page, link, path);
        say("/%s: %d results, first rows after %.2f s", path, RESULTS, seconds);
        assertThat(seconds).as("/" + path).isLessThan(MOST_SECONDS);
      }
    }
  }

  private static double seconds(Page page, String link, String path) {
    String rows = path.isEmpty() ? "#finished tbody tr" : ".chooser-list tbody tr";
    long start = System.nanoTime();
    page.navigate(link + path);
    Locator first = page.locator(rows).first();
    first.waitFor();
    return (System.nanoTime() - start) / 1e9;
  }

  private void copy(String reference, String id) throws IOException {
    Path run = Files.createDirectories(folder.resolve(id));
    for (String file : List.of("result.json", "spec.yaml", "history.jsonl")) {
      Files.copy(REFERENCE.resolve(reference).resolve(file), run.resolve(file));
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
