package io.workbench.ui.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UiServerTest {
  private static final Route HELLO =
      new Route.Get("/hello", request -> Reply.text("text/plain", "hello"));
  private static final Route CHANGE =
      new Route.Post("/change", request -> Reply.text("text/plain", request.body()));

  @TempDir Path results;

  @Test
  void noOtherMachineCanReachItByDefault() throws IOException, InterruptedException {
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results, HELLO)) {
      assertThat(server.get("/hello").body()).isEqualTo("hello");
      assertThat(server.server().link()).startsWith("http://127.0.0.1:").doesNotContain("token");
      // Every 127.x.y.z is an address of this machine; a server on all of them would answer here.
      assertThatThrownBy(() -> new Socket("127.0.0.2", server.server().port()).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void pagesThatCannotBeMadeLeaveNothingBehind() throws InterruptedException {
    AtomicBoolean closed = new AtomicBoolean();
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    UiServer.Pages pages =
        new UiServer.Pages() {
          @Override
          public List<Page> of(TrainingSessions sessions) {
            throw new IllegalStateException("no pages");
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };
    assertThatThrownBy(() -> UiServer.start(new UiSettings(UiSettings.LOOPBACK, 0), results, pages))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no pages");
    assertThat(closed).isTrue();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(thread) && thread.getName().startsWith("vert")) {
        thread.join(10_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  @Test
  void whereOthersCanReachItATokenIsAskedFor() throws IOException, InterruptedException {
    try (TestServer server = TestServer.on("0.0.0.0", results, HELLO)) {
      assertThat(server.get("/hello").statusCode()).isEqualTo(401);
      assertThat(server.get("/?token=AAAA").statusCode()).isEqualTo(401);
      String link = server.server().link();
      String token = link.substring(link.indexOf("token=") + "token=".length());
      // 256 bits in Base64.
      assertThat(token).hasSize(43);
      HttpResponse<String> exchanged = server.get("/?token=" + token);
      assertThat(exchanged.statusCode()).isEqualTo(303);
      String cookie = exchanged.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain(token);
      String pair = cookie.substring(0, cookie.indexOf(';'));
      assertThat(server.send(server.request("/hello").header("Cookie", pair)).body())
          .isEqualTo("hello");
      assertThat(
              server
                  .send(server.request("/hello").header("Authorization", "Bearer " + token))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aNameThatWasMadeToPointHereIsNotAnswered() throws IOException {
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results, HELLO)) {
      assertThat(server.statusLine("GET", "/hello", "Host: evil.example:80")).contains(" 421 ");
      assertThat(server.statusLine("GET", "/hello", "Host: localhost:1")).contains(" 200 ");
      assertThat(server.statusLine("GET", "/hello", "Host: [::1]")).contains(" 200 ");
    }
    try (TestServer server = TestServer.on("0.0.0.0", results, HELLO)) {
      assertThat(server.statusLine("GET", "/hello", "Host: evil.example")).contains(" 421 ");
      assertThat(server.statusLine("GET", "/hello", "Host: 192.0.2.7:9000")).contains(" 401 ");
    }
  }

  @Test
  void anotherSiteCanNeitherChangeNorRead() throws IOException {
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results, HELLO, CHANGE)) {
      String host = "Host: 127.0.0.1:" + server.server().port();
      String own = "Origin: http://127.0.0.1:" + server.server().port();
      assertThat(server.statusLine("POST", "/change", host)).contains(" 200 ");
      assertThat(server.statusLine("POST", "/change", host, own)).contains(" 200 ");
      assertThat(server.statusLine("POST", "/change", host, "Origin: http://evil.example"))
          .contains(" 403 ");
      assertThat(server.statusLine("POST", "/change", host, "Origin: null")).contains(" 403 ");
      assertThat(server.statusLine("POST", "/change", host, own, "Sec-Fetch-Site: same-site"))
          .contains(" 403 ");
      assertThat(server.statusLine("GET", "/hello", host, "Sec-Fetch-Site: cross-site"))
          .contains(" 403 ");
      for (String path :
          List.of(
              "/setlang/x/de",
              "//setlang/x/de",
              "/%73etlang/x/de",
              "/a/../setlang/x/de",
              "//train/workers/setByIdx/1")) {
        assertThat(
                server.statusLine(
                    "GET", path, host, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"))
            .as(path)
            .contains(" 403 ");
      }
    }
  }

  @Test
  void aBodyIsBounded() throws IOException, InterruptedException {
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results, CHANGE)) {
      assertThat(server.send(server.request("/change").POST(BodyPublishers.ofString("ü"))).body())
          .isEqualTo("ü");
      String large = "x".repeat(65_537);
      assertThat(
              server
                  .send(server.request("/change").POST(BodyPublishers.ofString(large)))
                  .statusCode())
          .isEqualTo(413);
    }
  }

  @Test
  void whatIsMissingIsSaidAtOnceAndDl4jsReceiverIsNotThere()
      throws IOException, InterruptedException {
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results)) {
      for (String path :
          List.of(
              "/assets/nothing.js",
              "/assets/webjars/nothing/1/a.js",
              "/assets/%2e%2e/logback.xml",
              "/page/..%2f..%2flogback.xml",
              "/page/Front.html",
              "/remoteReceive",
              "/tsne",
              "/samediff",
              "/train/%3Cimg%20src=x%3E/overview",
              "/nothing")) {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(answer.body()).as(path).doesNotContain("<img");
      }
    }
  }

  @Test
  void ourPagesRunNothingButOurFiles() throws IOException, InterruptedException {
    try (TestServer server =
        TestServer.on(UiSettings.LOOPBACK, results, new Route.Html("/", "front.html"))) {
      HttpResponse<String> page = server.get("/");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      String tag = page.headers().firstValue("ETag").orElseThrow();
      assertThat(server.send(server.request("/").header("If-None-Match", tag)).statusCode())
          .isEqualTo(304);
    }
  }

  @Test
  void everyFileThatOurPagesAndDl4jsNameIsThere() throws IOException, InterruptedException {
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results)) {
      for (String template : List.of("Overview", "Model", "System")) {
        String html =
            new String(
                PageFiles.bytes("/templates/Training" + template + ".html.ftl").orElseThrow());
        for (String part : html.split("(src|href)=\"", -1)) {
          String path = part.substring(0, Math.max(0, part.indexOf('"')));
          if (path.startsWith("/assets/")) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
          }
        }
      }
      assertThat(server.get("/vendor/echarts.js").body()).hasSizeGreaterThan(500_000);
    }
  }

  @Test
  void aTakenPortIsSaidInOneSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      assertThatThrownBy(
              () ->
                  UiServer.start(new UiSettings(UiSettings.LOOPBACK, port), results, new NoPages()))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "Port "
                  + port
                  + " of 127.0.0.1 is taken: choose another with --port N, or one that is free with"
                  + " --port 0.");
    }
  }

  private static final class NoPages implements UiServer.Pages {
    @Override
    public List<Page> of(TrainingSessions sessions) {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
