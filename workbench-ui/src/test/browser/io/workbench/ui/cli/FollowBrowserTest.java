package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page says when it cannot follow its data, and what it does when they go. */
class FollowBrowserTest {
  private static final Path REFERENCE =
      Path.of("..", "experiments", "results", "reference", "synthetic-lstm", "result.json");

  private static Chromium chromium;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    chromium = new Chromium();
  }

  @AfterAll
  static void noPageLeftTheMachine() {
    try (Chromium used = chromium) {
      assertThat(used.hosts()).containsExactly("127.0.0.1");
    }
  }

  @Test
  void aServerThatFailsOnceIsAskedAgain() throws IOException {
    finished("run");
    try (ChildCommand command = ChildCommand.start("ui", folder, "--port", 0)) {
      Page page = chromium.page();
      AtomicInteger asked = new AtomicInteger();
      page.route(
          "**/api/runs/run",
          route -> {
            if (asked.getAndIncrement() == 0) {
              route.fulfill(
                  new Route.FulfillOptions().setStatus(500).setBody("{\"problem\": \"x.\"}"));
            } else {
              route.resume();
            }
          });
      page.navigate(link(command) + "runs/run");
      page.getByText("The server failed; trying again.").waitFor();
      page.locator("#scores table").waitFor();
      page.close();
    }
  }

  @Test
  void aFaultOfThePageIsNotBlamedOnTheServer() throws IOException {
    try (ChildCommand command = ChildCommand.start("ui", folder, "--port", 0)) {
      Page page = chromium.page();
      AtomicInteger asked = new AtomicInteger();
      page.route(
          "**/api/overview",
          route -> {
            asked.incrementAndGet();
            route.fulfill(new Route.FulfillOptions().setBody("{\"position\": \"x-0\"}"));
          });
      page.navigate(link(command));
      page.getByText("This page has a fault; the browser's console says which.").waitFor();
      assertThat(chromium.faults()).anyMatch(fault -> fault.contains("TypeError"));
      assertThat(asked).hasValue(1);
      page.close();
    }
  }

  @Test
  void theTotalFallsAndWhatWasTickedIsLetGoWhenARunIsDeleted() throws IOException {
    for (int run = 0; run < 502; run++) {
      finished("run" + run);
    }
    try (ChildCommand command = ChildCommand.start("ui", folder, "--port", 0)) {
      Page page = chromium.page();
      page.navigate(link(command));
      page.getByText("the newest 500 of 502").waitFor();
      Locator tick = page.locator("#finished input").first();
      tick.check();
      String id = tick.getAttribute("aria-label").replaceFirst(".*, ", "");
      Locator compare = page.getByText("Compare the ticked");
      assertThat(compare.isEnabled()).isTrue();
      Files.delete(folder.resolve(id).resolve("result.json"));
      page.getByText("the newest 499 of 501").waitFor();
      assertThat(compare.isEnabled()).isFalse();
      page.close();
    }
  }

  private void finished(String id) throws IOException {
    Path run = Files.createDirectories(folder.resolve(id));
    Files.copy(REFERENCE, run.resolve("result.json"));
  }

  private static String link(ChildCommand command) throws IOException {
    command.awaitLine("Pages: ");
    String said = command.err().get(command.err().size() - 1);
    return said.substring("Pages: ".length());
  }
}
