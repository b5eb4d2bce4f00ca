package io.workbench.ui.cli;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessibilityBrowserTest {
  private static final Path REFERENCE = Path.of("..", "experiments", "results", "reference");

  @TempDir Path folder;

  @Test
  void axeFindsNothingSeriousOnThePages() throws IOException {
    Files.createDirectories(folder.resolve("broken"));
    Files.writeString(folder.resolve("broken").resolve("result.json"), "{");
    copy("synthetic-lstm");
    try (ChildCommand command = ChildCommand.start("ui", folder, "--port", 0);
        Chromium chromium = new Chromium()) {
      Page page = chromium.page();
      String link = link(command);
      page.navigate(link);
      page.locator("#finished a").waitFor();
      Axe.check(page);
      page.navigate(link + "train");
      page.locator("#sessions p").first().waitFor();
      Axe.check(page);
      page.navigate(link + "runs/" + URLEncoder.encode("synthetic-lstm", StandardCharsets.UTF_8));
      page.locator("#curves canvas").first().waitFor();
      page.locator("#scores table").waitFor();
      Axe.check(page);
      page.navigate(link + "runs/nothing");
      page.locator(".problem").waitFor();
      Axe.check(page);
    }
  }

  private void copy(String run) throws IOException {
    Path to = Files.createDirectories(folder.resolve(run));
    for (String file : new String[] {"result.json", "spec.yaml", "history.jsonl"}) {
      Files.copy(REFERENCE.resolve(run).resolve(file), to.resolve(file));
    }
  }

  private static String link(ChildCommand command) throws IOException {
    command.awaitLine("Pages: ");
    String said = command.err().get(command.err().size() - 1);
    return said.substring("Pages: ".length());
  }
}
