package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workbench.ui.page.WorkbenchPages;
import io.workbench.ui.serve.UiServer;
import io.workbench.ui.serve.UiSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages are sent of a run on two instruments. */
class PanelPagesTest {
  /** The file has all digits of its numbers, so that only the order of adding differs. */
  private static final double ROUNDING = 1e-12;

  @TempDir static Path folder;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Path run;
  private static String id;
  private static UiServer server;

  @BeforeAll
  static void trainAndServe() {
    Path results = folder.resolve("results");
    run = CommandRun.of("train", Samples.panel(folder), "--out", results).succeeded().runFolder();
    id = run.getFileName().toString();
    server =
        UiServer.start(
            new UiSettings(UiSettings.LOOPBACK, 0), results, new WorkbenchPages(results));
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void compareSaysWhichInstrumentEachRowIsOf() throws IOException, InterruptedException {
    String asked = "{\"ids\": [\"" + id + "\"], \"by\": \"test.rmse\", \"grouped\": true}";

    JsonNode view = json(send(request("/api/compare").POST(BodyPublishers.ofString(asked))));

    assertThat(view.at("/rows").findValuesAsText("instrument"))
        .containsExactlyInAnyOrder("H100", "H200");
    for (JsonNode row : view.at("/rows")) {
      if (row.at("/score").has("instrument")) {
        String instrument = row.at("/score/instrument").asText();
        assertThat(row.at("/ids/0").asText()).isEqualTo(id);
        assertThat(row.at("/score/test/rmse").asDouble())
            .isCloseTo(ForecastFile.read(run, instrument).rmse(), within(ROUNDING));
      }
    }
    JsonNode whole = view.path("runs").path(id);
    assertThat(whole.path("instruments").toString()).isEqualTo("[\"H100\",\"H200\"]");
    // One loss of two scales has no unit of price.
    assertThat(whole.has("priceUnit")).isFalse();
  }

  @Test
  void theRunsPageHasEachInstrumentsNumbersAndPicture() throws IOException, InterruptedException {
    JsonNode view = json(get("/api/runs/" + id));

    assertThat(view.at("/instruments").findValuesAsText("name")).containsExactly("H100", "H200");
    for (JsonNode instrument : view.at("/instruments")) {
      ForecastFile file = ForecastFile.read(run, instrument.path("name").asText());
      assertThat(instrument.at("/test/rmse").asDouble()).isCloseTo(file.rmse(), within(ROUNDING));
      double skill = 1 - file.rmse() / instrument.path("persistenceRmse").asDouble();
      assertThat(instrument.path("skill").asDouble()).isCloseTo(skill, within(ROUNDING));
      assertThat(instrument.path("verdict").asText()).endsWith(".");
    }
    assertThat(view.at("/plots").toString())
        .isEqualTo("[\"training_history\",\"predictions-H100\",\"predictions-H200\"]");
    for (JsonNode plot : view.at("/plots")) {
      HttpResponse<byte[]> picture =
          CLIENT.send(
              request("/api/runs/" + id + "/plots/" + plot.asText()).build(),
              BodyHandlers.ofByteArray());
      assertThat(picture.body())
          .isEqualTo(Files.readAllBytes(run.resolve("plots").resolve(plot.asText() + ".png")));
    }
  }

  @Test
  void noOtherFileIsAPicture() throws IOException, InterruptedException {
    Path secret = Files.writeString(folder.resolve("secret.png"), "secret");
    Files.createSymbolicLink(run.resolve("plots/predictions-B200.png"), secret);
    for (String name : new String[] {"predictions-B200", "predictions-A100", "..%2Fmodel", "x"}) {
      HttpResponse<String> answer = get("/api/runs/" + id + "/plots/" + name);
      assertThat(answer.statusCode()).as(name).isEqualTo(404);
      assertThat(answer.body()).doesNotContain("secret\n");
    }
    assertThat(json(get("/api/runs/" + id)).at("/plots")).hasSize(3);
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> reply) throws IOException {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    return new ObjectMapper().readTree(reply.body());
  }
}
