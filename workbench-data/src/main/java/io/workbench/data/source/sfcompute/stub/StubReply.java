package io.workbench.data.source.sfcompute.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** What one request is answered with; a fault changes it or sends something else. */
public final class StubReply {
  private static final String JSON = "application/json";
  private static final int WORTH_COMPRESSING_BYTES = 1024;

  private final HttpExchange exchange;
  private final StubAnswer honest;

  StubReply(HttpExchange exchange, StubAnswer honest) {
    this.exchange = exchange;
    this.honest = honest;
  }

  /** The honest answer's JSON, which may be altered before it is sent. */
  public ObjectNode json() {
    return honest.json();
  }

  /** The honest answer's bytes as they are now. */
  public byte[] body() {
    return honest.body();
  }

  /** Value of a request header, empty if it has none. */
  public String requestHeader(String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  /** Sends the honest answer as it is now, compressed if the client takes that. */
  public void send() throws IOException {
    byte[] body = honest.body();
    boolean compress =
        body.length >= WORTH_COMPRESSING_BYTES && requestHeader("Accept-Encoding").contains("gzip");
    if (compress) {
      send(honest.status(), Map.of("Content-Encoding", "gzip"), gzip(body));
    } else {
      send(honest.status(), Map.of(), body);
    }
  }

  /** Sends this as JSON, unless the headers say otherwise. */
  public void send(int status, Map<String, String> headers, byte[] body) throws IOException {
    try (OutputStream out = start(status, headers, body.length)) {
      out.write(body);
    }
  }

  /** Sends the headers of a body of so many bytes; the connection breaks where fewer follow. */
  OutputStream start(int status, Map<String, String> headers, long length) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", JSON);
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
    return exchange.getResponseBody();
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    }
    return bytes.toByteArray();
  }
}
