package io.workbench.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workbench.ui.serve.UiServer;
import io.workbench.ui.serve.UiSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewTest {
  private static final String SPEC = "name: half\ndata: {source: synthetic}\nmodel: {kind: gru}\n";

  @TempDir Path results;

  @Test
  void aSweepIsListedHoweverManyRunsAreNewer() throws IOException {
    Path sweep = new SampleSweepFolder(results.resolve("hunt")).path();
    Instant old = Instant.parse("2026-01-01T00:00:00Z");
    Files.setLastModifiedTime(sweep.resolve("sweep.yaml"), FileTime.from(old));
    for (int run = 0; run < 501; run++) {
      Path folder = Files.createDirectories(results.resolve("run" + run));
      Files.writeString(folder.resolve("spec.yaml"), SPEC);
    }
    try (UiServer server =
        UiServer.start(
            new UiSettings(UiSettings.LOOPBACK, 0), results, new WorkbenchPages(results))) {
      JsonNode all = get(server, "/api/overview");
      assertThat(all.path("items")).hasSize(500);
      assertThat(all.path("items").findValuesAsText("id")).doesNotContain("hunt");
      assertThat(all.path("total").asInt()).isEqualTo(502);
      JsonNode sweeps = get(server, "/api/overview/sweeps");
      assertThat(sweeps.path("items").findValuesAsText("id")).containsExactly("hunt");
      assertThat(sweeps.path("total").asInt()).isEqualTo(1);
    }
  }

  private static JsonNode get(UiServer server, String path) throws IOException {
    return new ObjectMapper()
        .readTree(URI.create("http://127.0.0.1:" + server.port() + path).toURL());
  }
}
