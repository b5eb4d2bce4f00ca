package io.workbench.ui.serve;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A server on a free port with the given addresses, and what it answers. */
final class TestServer implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newHttpClient();
  private final UiServer server;

  private TestServer(UiServer server) {
    this.server = server;
  }

  static TestServer on(String host, Path results, Route... routes) {
    Page page = () -> List.of(routes);
    return new TestServer(
        UiServer.start(
            new UiSettings(host, 0),
            results,
            new UiServer.Pages() {
              @Override
              public List<Page> of(TrainingSessions sessions) {
                return List.of(page);
              }

              @Override
              public void close() {}
            }));
  }

  UiServer server() {
    return server;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .timeout(LONGEST);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  /**
   * The first line of an answer to a request with headers that the JDK's client refuses to send.
   */
  String statusLine(String method, String path, String... headers) throws IOException {
    String text =
        (method + " " + path + " HTTP/1.1\r\n")
            + String.join("\r\n", headers)
            + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout((int) LONGEST.toMillis());
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      return new String(answer, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
