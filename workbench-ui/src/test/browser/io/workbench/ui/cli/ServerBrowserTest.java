package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees when something about the server or its files is not as it should be. */
class ServerBrowserTest {
  private static final Path REFERENCE =
      Path.of("..", "experiments", "results", "reference", "synthetic-lstm");

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
  void aWrongTokenIsToldWhatToDoAndTheRightOneLeavesTheAddressBar() throws IOException {
    try (ChildCommand command =
        ChildCommand.start("ui", folder, "--port", 0, "--host", "0.0.0.0")) {
      String link = link(command);
      String here = "http://127.0.0.1:" + URI.create(link).getPort() + "/";
      Page page = chromium.page();
      for (String wrong : new String[] {"", "?token=wrong", "runs/7?token=wrong"}) {
        Response answer = Objects.requireNonNull(page.navigate(here + wrong));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(page.locator("main").textContent()).contains("Open the link that the command");
      }
      Axe.check(page);
      page.navigate(here + link.substring(link.indexOf('?')));
      page.locator("#running code").waitFor();
      assertThat(page.url()).isEqualTo(here);
      assertThat(page.evaluate("document.cookie")).isEqualTo("");
      page.reload();
      page.locator("#running code").waitFor();
      page.close();
    }
  }

  @Test
  void noPathLeadsOutOfTheResults() throws IOException {
    Path results = Files.createDirectories(folder.resolve("results"));
    copyReference(folder.resolve("outside"));
    try (ChildCommand command = ChildCommand.start("ui", results, "--port", 0)) {
      String link = link(command);
      Page page = chromium.page();
      page.navigate(link + "runs/..%2Foutside");
      page.locator(".problem").waitFor();
      assertThat(page.locator("main").textContent())
          .contains("There is no run or sweep \"../outside\"");
      page.navigate(link + "page/..%2F..%2Flogback.xml");
      assertThat(page.locator("main").textContent()).contains("nothing at this address");
      Axe.check(page);
      page.close();
    }
  }

  @Test
  void brokenNewerAndDeletedFilesAreASentenceOnThePageAndInTheLog()
      throws IOException, InterruptedException {
    Path run = copyReference(folder.resolve("deleted"));
    Path newer = copyReference(folder.resolve("newer")).resolve("result.json");
    Files.writeString(
        newer,
        Files.readString(newer).replaceFirst("\"schemaVersion\" : 1", "\"schemaVersion\" : 99"));
    Files.createDirectories(folder.resolve("broken"));
    Files.writeString(folder.resolve("broken").resolve("result.json"), "{");
    try (ChildCommand command = ChildCommand.start("ui", folder, "--port", 0)) {
      Page page = chromium.page();
      page.navigate(link(command));
      Locator failed = page.locator("#failed");
      failed.getByText("a newer workbench wrote it").waitFor();
      failed.getByText("broken/result.json").waitFor();
      page.locator("#finished a").click();
      page.locator("#scores table").waitFor();
      for (String file : new String[] {"result.json", "spec.yaml", "history.jsonl"}) {
        Files.delete(run.resolve(file));
      }
      Files.delete(run);
      page.getByText("it may have been deleted").first().waitFor();
      page.close();
      command.signal("INT");
      assertThat(command.waitFor()).isZero();
      assertThat(String.join("\n", command.err()))
          .contains("newer: ", "broken: ", "There is no run or sweep \"deleted\"");
    }
  }

  private static Path copyReference(Path run) throws IOException {
    Files.createDirectories(run);
    for (String file : new String[] {"history.jsonl", "spec.yaml", "result.json"}) {
      Files.copy(REFERENCE.resolve(file), run.resolve(file));
    }
    return run;
  }

  private static String link(ChildCommand command) throws IOException {
    command.awaitLine("Pages: ");
    String said = command.err().get(command.err().size() - 1);
    return said.substring("Pages: ".length());
  }
}
