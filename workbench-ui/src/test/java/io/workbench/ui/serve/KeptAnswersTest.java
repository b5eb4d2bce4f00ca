package io.workbench.ui.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route that counts how often it is asked, behind answers that are kept. */
class KeptAnswersTest {
  private static final String HOST = "127.0.0.1";

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
  private final AtomicInteger asked = new AtomicInteger();
  private final KeptAnswers kept = new KeptAnswers(clock::get);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Vertx vertx = Vertx.vertx();
  private int port;

  @BeforeEach
  void listen() {
    Router router = Router.router(vertx);
    router
        .get("/data/:name")
        .handler(kept::answer)
        .blockingHandler(context -> count(kept.keeping(context)), false);
    CompletableFuture<HttpServer> server = new CompletableFuture<>();
    vertx
        .createHttpServer()
        .requestHandler(router)
        .listen(0, HOST, result -> server.complete(result.result()));
    port = server.join().actualPort();
  }

  /** As DL4J's module answers: in one chain of calls. */
  private void count(RoutingContext context) {
    String name = context.pathParam("name");
    int number = asked.incrementAndGet();
    if (name.equals("slow")) {
      kept.forget();
    }
    if (name.equals("none")) {
      context.response().setStatusCode(404).putHeader("content-type", "text/plain").end("no");
    } else {
      context.response().putHeader("content-type", "application/json").end(name + " " + number);
    }
  }

  @AfterEach
  void close() {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    vertx.close(result -> closed.complete(null));
    closed.join();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://" + HOST + ":" + port + path);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  @Test
  void oneAnswerIsForAllWhoAskWithinASecond() throws IOException, InterruptedException {
    assertThat(get("/data/a").body()).isEqualTo("a 1");
    clock.addAndGet(KeptAnswers.KEPT.toNanos() - 1);
    HttpResponse<String> again = get("/data/a");
    assertThat(again.body()).isEqualTo("a 1");
    assertThat(again.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(again.statusCode()).isEqualTo(200);

    clock.addAndGet(1);
    assertThat(get("/data/a").body()).isEqualTo("a 2");
    assertThat(get("/data/a").body()).isEqualTo("a 2");
  }

  @Test
  void eachAddressHasItsOwn() throws IOException, InterruptedException {
    assertThat(get("/data/a").body()).isEqualTo("a 1");
    assertThat(get("/data/b").body()).isEqualTo("b 2");
    assertThat(get("/data/a?worker=1").body()).isEqualTo("a 3");
    assertThat(get("/data/a").body()).isEqualTo("a 1");
  }

  @Test
  void aRefusalIsNotKept() throws IOException, InterruptedException {
    assertThat(get("/data/none").statusCode()).isEqualTo(404);
    assertThat(get("/data/none").statusCode()).isEqualTo(404);
    assertThat(asked).hasValue(2);
  }

  @Test
  void anAnswerThatWasBegunBeforeAllWasForgottenIsNotKept()
      throws IOException, InterruptedException {
    assertThat(get("/data/slow").body()).isEqualTo("slow 1");
    assertThat(get("/data/slow").body()).isEqualTo("slow 2");
  }

  @Test
  void whatIsForgottenIsAskedForAgain() throws IOException, InterruptedException {
    assertThat(get("/data/a").body()).isEqualTo("a 1");
    kept.forget();
    assertThat(get("/data/a").body()).isEqualTo("a 2");
  }
}
