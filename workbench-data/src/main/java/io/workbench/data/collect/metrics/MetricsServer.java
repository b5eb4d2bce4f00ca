package io.workbench.data.collect.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.workbench.data.InputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers Prometheus at {@code /metrics} of the loopback address, and nothing else. */
public final class MetricsServer implements AutoCloseable {
  private static final String PATH = "/metrics";

  private final HttpServer server;

  private MetricsServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts to answer.
   *
   * @param port from 1, or 0 for any that is free
   * @throws InputException when the port is taken
   */
  public static MetricsServer start(int port, PrometheusMeterRegistry registry) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
      server.createContext("/", exchange -> answer(exchange, registry));
      server.start();
      return new MetricsServer(server);
    } catch (IOException | IllegalArgumentException taken) {
      throw new InputException(
          "Metrics cannot be served on port "
              + port
              + " of 127.0.0.1: choose another with --metrics.",
          taken);
    }
  }

  /** Where they are. */
  public String link() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
  }

  private static void answer(HttpExchange exchange, PrometheusMeterRegistry registry)
      throws IOException {
    try (exchange) {
      boolean known = exchange.getRequestURI().getPath().equals(PATH);
      String text = known ? registry.scrape() : "There is only " + PATH + ".\n";
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.sendResponseHeaders(known ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
