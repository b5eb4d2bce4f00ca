package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training in one process, shown by another. */
class UiServerOptionTest {
  @TempDir Path folder;

  @Test
  void aRunOfAnotherProcessIsASessionByItsNameAndItsRecordHoldsNoToken()
      throws IOException, InterruptedException {
    Path spec = Samples.spec(folder);
    Path results = Files.createDirectories(folder.resolve("results"));
    try (ChildCommand pages = ChildCommand.start("ui", results, "--port", 0, "--host", "0.0.0.0")) {
      pages.awaitLine("Pages: ");
      String link = pages.err().get(pages.err().size() - 1).substring("Pages: ".length());
      String token = link.substring(link.indexOf("token=") + "token=".length());
      String base = "http://127.0.0.1:" + URI.create(link).getPort();
      String server = base + "/?token=" + token;
      try (ChildCommand train =
          ChildCommand.start("train", spec, "--out", results, "--ui-server", server)) {
        assertThat(train.waitFor()).isZero();
        Path run = Path.of(train.out().get(0));
        assertThat(run.resolve("result.json")).content().doesNotContain(token);
        String id = run.getFileName().toString();
        assertThat(get(base + "/api/overview", token))
            .contains("\"name\":\"tiny · gru 4\"", "\"run\":\"" + id + "\"");
        assertThat(get(base + "/train/" + id + "/overview/data", token)).contains("\"perf\"");
        assertThat(get(base + "/train/" + id + "/model/graph", token)).contains("vertexNames");
        assertThat(get(base + "/api/training/" + id, token)).contains("\"startedAt\":\"20");
        assertThat(get(base + "/api/runs/" + id, token)).contains("\"session\":\"" + id + "\"");
      }
    }
  }

  @Test
  void aServerThatIsNotThereCostsOneSentenceAndNothingElse() {
    CommandRun run =
        CommandRun.of(
                "train",
                Samples.spec(folder),
                "--out",
                folder,
                "--ui-server",
                "127.0.0.1:1/?x=1&token=secret")
            .succeeded();
    assertThat(run.runFolder()).isDirectoryContaining(file -> file.endsWith("result.json"));
    assertThat(run.runFolder().resolve("result.json")).content().doesNotContain("secret");
  }

  @Test
  void aWrongTokenIsToldInASentenceForACommand() throws IOException, InterruptedException {
    Path spec = Samples.spec(folder);
    Path results = Files.createDirectories(folder.resolve("results"));
    try (ChildCommand pages = ChildCommand.start("ui", results, "--port", 0, "--host", "0.0.0.0")) {
      pages.awaitLine("Pages: ");
      String link = pages.err().get(pages.err().size() - 1).substring("Pages: ".length());
      String base = "http://127.0.0.1:" + URI.create(link).getPort();
      try (ChildCommand train =
          ChildCommand.start(
              "train", spec, "--out", results, "--ui-server", base + "/?token=wrong")) {
        assertThat(train.waitFor()).isZero();
        assertThat(train.err())
            .filteredOn(line -> line.contains("The pages' server"))
            .singleElement()
            .asString()
            .endsWith(
                "The pages' server at "
                    + base
                    + " refuses the reports: give the link with its token, or set"
                    + " WORKBENCH_UI_TOKEN. Training goes on without it.");
      }
    }
  }

  @Test
  void anotherServersAddressIsRefusedWhenItIsNone() {
    Path spec = Samples.spec(folder);
    CommandRun.of("train", spec, "--ui-server", "127.0.0.1:9000/runs")
        .failedWith(2, "--ui-server must be a server's link such as http://127.0.0.1:9000");
    CommandRun.of("train", spec, "--ui-server", "nonsense")
        .failedWith(2, "--ui-server must be a server's link", "but was \"nonsense\".");
    CommandRun.of("train", spec, "--ui-server", "http://ada:secret@127.0.0.1:9000")
        .failedWith(2, "--ui-server must be a link without a name or password");
    CommandRun.of("train", spec, "--ui", "--ui-server", "http://127.0.0.1:9000")
        .failedWith(2, "--ui-server must be left out");
  }

  private static String get(String address, String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + token)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
