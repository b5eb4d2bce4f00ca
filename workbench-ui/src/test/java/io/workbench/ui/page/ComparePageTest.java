package io.workbench.ui.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparePageTest {
  private static final Path REFERENCE = Path.of("..", "experiments", "results", "reference");

  @TempDir Path results;
  private final HttpClient client = HttpClient.newHttpClient();
  private UiServer server;

  @BeforeEach
  void start() {
    server =
        UiServer.start(
            new UiSettings(UiSettings.LOOPBACK, 0), results, new WorkbenchPages(results));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void allResultsAreListedWithWhatCannotBeRead() throws IOException, InterruptedException {
    copy("synthetic-lstm", "lstm");
    Files.createDirectories(results.resolve("bad"));
    Files.writeString(results.resolve("bad/result.json"), "{");

    JsonNode list = json(send(request("/api/results")));

    assertThat(list.path("most").asInt()).isEqualTo(50);
    assertThat(list.path("items")).hasSize(2);
    assertThat(list.path("items").findValuesAsText("problem"))
        .singleElement()
        .asString()
        .contains("Cannot read result");
  }

  @Test
  void chosenResultsStandSideBySideWithTheBestOfEachColumn()
      throws IOException, InterruptedException {
    copy("synthetic-lstm", "lstm");
    copy("synthetic-rnn", "deep/rnn");

    JsonNode view = json(compare("\"lstm\", \"deep/rnn\", \"gone\", \"../outside\"", true));

    JsonNode first = view.at("/rows/1");
    assertThat(first.at("/score/label").asText()).isEqualTo("synthetic-rnn");
    assertThat(first.at("/ids/0").asText()).isEqualTo("deep/rnn");
    assertThat(view.at("/best/test.rmse")).hasSize(1);
    assertThat(view.at("/best/test.rmse/0").asInt()).isEqualTo(1);
    assertThat(view.at("/rows/0/score/label").asText()).isEqualTo("oracle");
    assertThat(view.at("/data")).hasSize(1);
    assertThat(view.at("/data/0/letter").asText()).isEqualTo("A");
    assertThat(view.at("/data/0/origin").asText()).isEqualTo("synthetic");
    assertThat(view.at("/data/0/description").asText())
        .startsWith("synthetic (sha256 ")
        .endsWith("1,296 windows");
    assertThat(view.at("/missing")).hasSize(2);
    assertThat(view.at("/missing/0/sentence").asText()).contains("may have been deleted");
    JsonNode run = view.at("/runs/lstm");
    assertThat(run.path("forecasts").asBoolean()).isFalse();
    assertThat(run.path("validation")).hasSameSizeAs(run.path("epochs"));
    // The loss of the best epoch, in price units, is what the whole model has in validation.
    double loss = run.path("validation").get(run.path("bestEpoch").asInt() - 1).asDouble();
    double rmse =
        view.path("rows").findValues("score").stream()
            .filter(score -> score.path("model").asText().equals("lstm"))
            .findFirst()
            .orElseThrow()
            .at("/validation/rmse")
            .asDouble();
    assertThat(Math.sqrt(loss) * run.path("priceUnit").asDouble()).isCloseTo(rmse, within(1e-12));
  }

  @Test
  void seedsAreGroupedOnlyWhenAskedFor() throws IOException, InterruptedException {
    copy("synthetic-lstm", "one");
    Path other = copy("synthetic-lstm", "two").resolve("result.json");
    Files.writeString(
        other, Files.readString(other).replaceFirst("\"seed\" : 42\n  }", "\"seed\" : 7\n  }"));

    JsonNode grouped = json(compare("\"one\", \"two\"", true));
    JsonNode apart = json(compare("\"one\", \"two\"", false));

    assertThat(grouped.findValues("seeds")).hasSize(1);
    assertThat(grouped.findValue("seeds").toString()).isEqualTo("[\"42\",\"7\"]");
    assertThat(apart.findValues("seeds")).isEmpty();
    assertThat(apart.path("differences").toString()).isEqualTo("[\"seed\"]");
  }

  /** By hand: errors, p-values and costs are better when low, shares and skill when high. */
  @Test
  void eachColumnSaysWhichWayIsBetter() throws IOException, InterruptedException {
    copy("synthetic-lstm", "lstm");
    Map<String, Boolean> maximize = new HashMap<>();
    for (JsonNode objective : json(compare("\"lstm\"", true)).path("objectives")) {
      maximize.put(objective.path("metric").asText(), objective.path("maximize").asBoolean());
    }
    assertThat(maximize)
        .containsEntry("test.r2", true)
        .containsEntry("validation.directionalAccuracy", true)
        .containsEntry("skill.rmseVsPersistence", true)
        .containsEntry("test.mase", false)
        .containsEntry("validation.rmse", false)
        .containsEntry("skill.dieboldMariano.pValue", false)
        .containsEntry("model.parameters", false)
        .containsEntry("training.seconds", false);
  }

  @Test
  void notesSayWhatTheyAreAbout() throws IOException, InterruptedException {
    copy("synthetic-lstm", "one");
    Path other = copy("synthetic-lstm", "two").resolve("result.json");
    Files.writeString(
        other, Files.readString(other).replaceFirst("\"seed\" : 42\n  }", "\"seed\" : 7\n  }"));
    copy("eurusd-gru", "three");

    JsonNode view = json(compare("\"one\", \"two\", \"three\"", true));

    assertThat(view.path("notes").findValuesAsText("kind")).containsExactly("testParts", "seeds");
    assertThat(view.at("/notes/1/sentence").asText()).contains("the mean ± the standard deviation");
  }

  @Test
  void filesAreTheCommandLinesOwn() throws IOException, InterruptedException {
    copy("synthetic-lstm", "lstm");

    HttpResponse<String> latex = file("latex");
    assertThat(latex.statusCode()).isEqualTo(200);
    assertThat(latex.headers().firstValue("Content-Type").orElse("")).contains("x-tex");
    assertThat(latex.body()).contains("\\toprule", "\\textit{persistence}");
    assertThat(file("csv").body()).startsWith("run,data,model,");
    assertThat(file("markdown").body()).startsWith("| run | model |");
    assertThat(file("json").statusCode()).isEqualTo(400);
    assertThat(file("nonsense").statusCode()).isEqualTo(400);
    assertThat(file("nonsense").body()).contains("There is no format nonsense");
  }

  @Test
  void whatCannotBeAskedIsASentence() throws IOException, InterruptedException {
    assertThat(compare(ids(51), true).body())
        .contains("At most 50 results can be compared at once, but 51 were chosen.");
    assertThat(compare(ids(51), true).statusCode()).isEqualTo(400);
    assertThat(post("/api/compare", "").statusCode()).isEqualTo(400);
    assertThat(post("/api/compare", "{\"ids\": 3}").statusCode()).isEqualTo(400);
    assertThat(compare("null", true).statusCode()).isEqualTo(400);
    assertThat(json(compare("null", true), 400).path("problem").asText())
        .isEqualTo("The request: ids must be folders below the results, but one of them is null.");
    assertThat(post("/api/compare", "{\"ids\": [], \"by\": \"luck\", \"grouped\": true}").body())
        .contains("There is no metric luck");
    assertThat(post("/api/compare", "x".repeat(70_000)).statusCode()).isEqualTo(413);
    assertThat(json(compare("", true)).path("rows")).isEmpty();
    assertThat(json(compare("\"../x\", \"a\\u0000b\"", true)).path("missing")).hasSize(2);
  }

  private static String ids(int count) {
    List<String> ids = new ArrayList<>();
    for (int id = 0; id < count; id++) {
      ids.add("\"" + id + "\"");
    }
    return String.join(",", ids);
  }

  private HttpResponse<String> file(String format) throws IOException, InterruptedException {
    return post(
        "/api/compare/file",
        "{\"ids\": [\"lstm\"], \"by\": \"test.rmse\", \"grouped\": true, \"format\": \""
            + format
            + "\"}");
  }

  private HttpResponse<String> compare(String ids, boolean grouped)
      throws IOException, InterruptedException {
    return post(
        "/api/compare",
        "{\"ids\": [" + ids + "], \"by\": \"test.rmse\", \"grouped\": " + grouped + "}");
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> reply) throws IOException {
    return json(reply, 200);
  }

  private static JsonNode json(HttpResponse<String> reply, int status) throws IOException {
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
    return new ObjectMapper().readTree(reply.body());
  }

  private Path copy(String name, String id) throws IOException {
    Path run = Files.createDirectories(results.resolve(id));
    Files.copy(REFERENCE.resolve(name).resolve("result.json"), run.resolve("result.json"));
    return run;
  }
}
