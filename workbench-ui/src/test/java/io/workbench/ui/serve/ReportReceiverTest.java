package io.workbench.ui.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.run.RecordJson;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.ui.module.train.TrainModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.common.resources.Resources;

class ReportReceiverTest {
  private static final String SENDER = "12345678-1234-1234-1234-123456789abc";
  private static final String RUN = "&run=tiny&name=tiny+%C2%B7+gru+4&folder=/elsewhere/tiny";
  private static final String NETWORK =
      "{\"vertices\":{\"gru\":{\"@class\":\"org.deeplearning4j.nn.conf.graph.LayerVertex\"}}}";

  @TempDir Path results;

  @Test
  void aRunBeginsAndItsReportsAreKept() throws IOException, InterruptedException {
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results)) {
      assertThat(post(server, "report?sender=" + SENDER, report(1, 0.5)).statusCode())
          .isEqualTo(ReportReceiver.UNKNOWN);
      assertThat(post(server, "start?sender=" + SENDER + RUN, start(NETWORK)).statusCode())
          .isEqualTo(204);
      for (int iteration = 0; iteration < 500; iteration++) {
        assertThat(post(server, "report?sender=" + SENDER, report(iteration, 0.5)).statusCode())
            .isEqualTo(204);
      }
      assertThat(server.server().sessions().all())
          .containsExactly(new TrainingSession("tiny", "tiny · gru 4", "tiny"));
      assertThat(server.get("/api/training/tiny").body()).contains("\"seconds\":0.499");
      assertThat(known(server, "/train/tiny/overview/data")).contains("0.5");
    }
  }

  @Test
  void viewsOfAPageLeaveNoFileBehind() throws IOException, InterruptedException {
    Path templates;
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results)) {
      post(server, "start?sender=" + SENDER + RUN, start(NETWORK));
      for (String page : List.of("overview", "model", "system", "overview")) {
        assertThat(known(server, "/train/tiny/" + page)).contains("DL4J Training UI");
      }
      templates = Objects.requireNonNull(TemplateFiles.folder());
      assertThat(Resources.asFile("templates/TrainingModel.html.ftl"))
          .hasParent(templates.toFile());
      try (Stream<Path> files = Files.list(templates)) {
        assertThat(files).hasSize(3);
      }
    }
    assertThat(templates).doesNotExist();
  }

  @Test
  void aLanguageIsForThePagesAndForWhatTheyAskFor() throws IOException, InterruptedException {
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results)) {
      post(server, "start?sender=" + SENDER + RUN, start(NETWORK));
      try {
        assertThat(known(server, "/train/tiny/overview/data")).contains("Start Time");
        server.get("/setlang/tiny/de");
        assertThat(server.get("/train/tiny/overview/data").body()).contains("Startzeit");
        assertThat(server.get("/train/tiny/overview").body()).contains("Startzeit");
      } finally {
        server.get("/setlang/tiny/en");
      }
    }
  }

  @Test
  void whatOpenPagesAskForAgainIsKept() {
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results)) {
      assertThat(server.server().port()).isPositive();
      assertThat(new TrainModule().getRoutes())
          .extracting(org.deeplearning4j.ui.api.Route::getRoute)
          .filteredOn(TrainingPages::isAskedAgain)
          .containsExactlyInAnyOrder(
              "/train/:sessionId/overview/data",
              "/train/:sessionId/model/graph",
              "/train/:sessionId/model/data/:layerId",
              "/train/:sessionId/info",
              "/train/:sessionId/system/data");
    }
  }

  /** What DL4J's module answers once it has heard of the session, which it does twice a second. */
  private static String known(TestServer server, String path)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = server.get(path);
    for (int tries = 0; answer.statusCode() == 404 && tries < 100; tries++) {
      Thread.sleep(100);
      answer = server.get(path);
    }
    return answer.body();
  }

  @Test
  void aRunBelowTheResultsIsKnownByItsFolder() throws IOException, InterruptedException {
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results)) {
      String where = "&run=x&name=x&folder=" + results.toAbsolutePath() + "/sweep/trials/7";
      post(server, "start?sender=" + SENDER + where, start(NETWORK));
      assertThat(server.server().sessions().all().get(0).run()).isEqualTo("sweep/trials/7");
    }
  }

  @Test
  void whatIsNoReportOfOursIsRefused() throws IOException, InterruptedException {
    String evil = NETWORK.replace("org.deeplearning4j.nn.conf.graph.LayerVertex", "java.net.URL");
    String hidden = evil.replace("@class", "\\u0040class");
    String twice = NETWORK.replace("{\"@class\"", "{\"@class\":\"java.net.URL\",\"@class\"");
    String followed = NETWORK + evil;
    String html = NETWORK.replace("\"gru\"", "\"<img src=x onerror=alert(1)>\"");
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results)) {
      String start = "start?sender=" + SENDER + RUN;
      for (String body :
          List.of(
              start(evil),
              start(hidden),
              start(twice),
              start(followed),
              start(html),
              start("{"),
              start(NETWORK).replace("[2,1000", "[1000000000000,1000"),
              start(NETWORK).replace("[2,1000", "[-1,1000"),
              start(NETWORK).replace("\"ada\"", "null"),
              start(NETWORK).replace("\"gru_W\"", "null"),
              "{}",
              "x")) {
        assertThat(post(server, start, body).statusCode()).as(body).isEqualTo(400);
      }
      assertThat(post(server, "start?sender=1" + RUN, start(NETWORK)).statusCode()).isEqualTo(400);
      assertThat(server.server().sessions().all()).isEmpty();
      post(server, start, start(NETWORK));
      String good = report(1, 0.5);
      for (String body :
          List.of(
              good.replace("0.5", "\"NaN\""),
              good.replace("\"gru_W\"", "\"<b>\""),
              good.replaceFirst("\\{", "{\"class\":\"java.net.URL\","),
              "{}",
              "[]",
              "")) {
        assertThat(post(server, "report?sender=" + SENDER, body).statusCode())
            .as(body)
            .isEqualTo(400);
      }
      assertThat(post(server, "report?sender=" + SENDER, "x".repeat(600_000)).statusCode())
          .isEqualTo(413);
    }
  }

  @Test
  void onlyWhoIsLetInMaySendAndNoOtherSite() throws IOException, InterruptedException {
    try (TestServer server = TestServer.on("0.0.0.0", results)) {
      assertThat(post(server, "start?sender=" + SENDER + RUN, start(NETWORK)).statusCode())
          .isEqualTo(401);
    }
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results)) {
      String host = "Host: 127.0.0.1:" + server.server().port();
      String address = "/api/training/start?sender=" + SENDER + RUN;
      assertThat(server.statusLine("POST", address, host, "Origin: http://evil.example"))
          .contains(" 403 ");
    }
  }

  @Test
  void aRunThatIsRefusedLeavesTheOthersTheirReports() {
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results)) {
      String link = "http://127.0.0.1:" + server.server().port();
      ReportPost post = new ReportPost(ServerAddress.of(link, null, results));
      TrainingSessions sessions = server.server().sessions();
      TrainingSession own = TrainingSession.of("own", "own");
      assertThat(sessions.add(own, null).sender()).isNull();
      for (String run : List.of("own", "a\u0007b", "good")) {
        TrainingSession session = TrainingSession.of(run, run);
        RemoteRun remote = new RemoteRun(post, session, "/elsewhere/" + run);
        remote.putStaticInfo(
            RecordJson.parse("start", start(NETWORK), SentStart.class).report(session.id()));
      }
      post.close();
      assertThat(sessions.all()).containsExactly(own, TrainingSession.of("good", "good"));
    }
  }

  @Test
  void aRunThatThisProcessTrainsIsRefusedWithASentence() throws IOException, InterruptedException {
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results)) {
      TrainingSession own = TrainingSession.of("tiny", "tiny");
      assertThat(server.server().sessions().add(own, null).sender()).isNull();
      HttpResponse<String> answer = post(server, "start?sender=" + SENDER + RUN, start(NETWORK));
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body()).isEqualTo("The process of these pages trains that run itself.");
    }
  }

  private static HttpResponse<String> post(TestServer server, String address, String body)
      throws IOException, InterruptedException {
    return server.send(
        server.request("/api/training/" + address).POST(BodyPublishers.ofString(body)));
  }

  private static String start(String network) {
    return RecordJson.line(
        new SentStart(
            1,
            List.of("amd64", "Linux", "OpenJDK", "17.0.1", "17", "Cpu", "FLOAT", "ada"),
            new long[] {2, 1000, 1000},
            network,
            List.of("gru_W"),
            1,
            100));
  }

  private static String report(int iteration, double score) {
    return RecordJson.line(
        new SentReport(
            iteration + 1,
            iteration,
            score,
            1,
            64,
            10,
            1,
            new long[] {1, 2, 3, 4},
            Map.of("magnitudeParameters", Map.of("gru_W", 1.0)),
            Map.of("Parameters", Map.of("gru_W", new SentReport.Bins(0, 1, new int[] {1, 2})))));
  }
}
