package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UiCommandTest {
  @TempDir Path folder;

  @Test
  void trainingWithPagesEndsWhenNobodyIsThereToPressCtrlC() {
    CommandRun run =
        CommandRun.of("train", Samples.spec(folder), "--out", folder, "--ui", "--port", 0)
            .succeeded();
    assertThat(run.err()).contains("Pages: http://127.0.0.1:").doesNotContain("Ctrl-C");
    assertThat(run.runFolder()).isDirectoryContaining(file -> file.endsWith("result.json"));
  }

  @Test
  void theAddressOfPagesNeedsPages() {
    Path spec = Samples.spec(folder);
    CommandRun.of("train", spec, "--port", 9).failedWith(2, "--port needs --ui");
    CommandRun.of("train", spec, "--host", "0.0.0.0").failedWith(2, "--host needs --ui");
    CommandRun.of("train", spec, "--ui", "--port", 70_000)
        .failedWith(2, "--port must be from 0 to 65535, but was 70000");
  }

  @Test
  void aTakenPortIsNamedWithWhatToDo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      CommandRun.of("ui", folder, "--port", port)
          .failedWith(2, "Port " + port + " of 127.0.0.1 is taken", "--port N", "--port 0");
    }
  }

  @Test
  void pagesStandUntilCtrlC() throws IOException, InterruptedException {
    try (ChildCommand command = ChildCommand.start("ui", folder, "--port", 0)) {
      command.awaitLine("Pages: ");
      String said = command.err().get(command.err().size() - 1);
      String link = said.substring("Pages: ".length());
      HttpRequest request = HttpRequest.newBuilder(URI.create(link + "api/overview")).build();
      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
          .contains("\"items\":[]");
      command.awaitLine("Ctrl-C ends them.");
      command.signal("INT");
      assertThat(command.waitFor()).isZero();
    }
  }
}
