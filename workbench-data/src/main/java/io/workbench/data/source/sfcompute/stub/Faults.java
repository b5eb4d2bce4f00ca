package io.workbench.data.source.sfcompute.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The faults that a service on the internet has. */
public final class Faults {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final String HTML = "<!doctype html>\n<html><body>Please log in.</body></html>\n";

  private Faults() {}

  /**
   * Every kind of fault that leaves a request without a usable answer, by name.
   *
   * @param patience longer than the client's, for the faults that make it wait
   * @param maxBytes as many as the client reads of one answer
   */
  public static Map<String, Fault> all(Duration patience, int maxBytes) {
    Map<String, Fault> faults = new LinkedHashMap<>();
    faults.put("slow", slow(patience));
    faults.put("drip", drip(patience));
    faults.put("cut", cut());
    faults.put("invalid JSON", invalidJson());
    faults.put("HTML", html());
    faults.put("gzip bomb", gzipBomb(maxBytes + 1));
    faults.put("wrong type", edit(json -> json.put("bids", "many").put("data", 1)));
    faults.put("no number", price("abc"));
    faults.put("negative price", price("-1.5"));
    faults.put("enormous price", price("1e30"));
    faults.put("clock", clock(Duration.ofHours(-1)));
    faults.put("429", rateLimited(null));
    faults.put("429 with Retry-After", rateLimited("1"));
    for (int status : new int[] {401, 403, 404, 409, 422, 500, 502, 503, 504}) {
      for (ErrorShape shape : ErrorShape.values()) {
        faults.put(status + " " + shape, status(status, shape, "The stub plays a fault."));
      }
    }
    return faults;
  }

  /** The honest answer after a while. */
  public static Fault slow(Duration wait) {
    return reply -> {
      pause(wait);
      reply.send();
    };
  }

  /** The honest answer byte by byte, so that it takes this long. */
  public static Fault drip(Duration wait) {
    return reply -> {
      byte[] body = reply.body();
      Duration pause = wait.dividedBy(body.length);
      try (OutputStream out = reply.start(StubAnswer.OK, Map.of(), body.length)) {
        for (byte next : body) {
          out.write(next);
          out.flush();
          pause(pause);
        }
      }
    };
  }

  /** Half of the honest answer, then the end of the connection. */
  @SuppressWarnings("resource") // Left open: closing it is what an honest answer does.
  public static Fault cut() {
    return reply -> {
      byte[] body = reply.body();
      OutputStream out = reply.start(StubAnswer.OK, Map.of(), body.length);
      out.write(body, 0, body.length / 2);
      out.flush();
    };
  }

  /** Half of the honest answer, as if it were the whole. */
  public static Fault invalidJson() {
    return reply -> {
      byte[] body = reply.body();
      reply.send(StubAnswer.OK, Map.of(), Arrays.copyOf(body, body.length / 2));
    };
  }

  /** A page for browsers. */
  public static Fault html() {
    return reply ->
        reply.send(
            StubAnswer.OK,
            Map.of("Content-Type", "text/html"),
            HTML.getBytes(StandardCharsets.UTF_8));
  }

  /** A small body that inflates to so many bytes. */
  public static Fault gzipBomb(int bytes) {
    byte[] bomb = spaces(bytes);
    return reply -> reply.send(StubAnswer.OK, Map.of("Content-Encoding", "gzip"), bomb);
  }

  /** The honest answer, altered. */
  public static Fault edit(Consumer<ObjectNode> alteration) {
    return reply -> {
      alteration.accept(reply.json());
      reply.send();
    };
  }

  /** The honest answer with this as the price of the first bid, where there is one. */
  public static Fault price(String price) {
    return edit(
        json -> {
          for (JsonNode first :
              new JsonNode[] {
                json.path("bids").path(0), json.path("best_bid"), json.path("data").path(0)
              }) {
            if (first instanceof ObjectNode level) {
              level.put("dollars_per_node_hour", price);
            }
          }
        });
  }

  /** The honest answer by a clock of the market that is so far ahead of the stub's. */
  public static Fault clock(Duration ahead) {
    return edit(
        json -> {
          if (json.has("requested_at")) {
            json.put("requested_at", json.get("requested_at").longValue() + ahead.toSeconds());
          }
        });
  }

  /** A list that always has more, behind the same cursor. */
  public static Fault cursorLoop() {
    return edit(json -> json.put("has_more", true).put("cursor", "mwin_0"));
  }

  /** An error in one of its three shapes. */
  public static Fault status(int status, ErrorShape shape, String message) {
    byte[] body = shape.write(status, message).toString().getBytes(StandardCharsets.UTF_8);
    return reply -> reply.send(status, Map.of(), body);
  }

  /** 422 with a field's complaint. */
  public static Fault refusal(String field, String message) {
    return reply -> reply.send(422, Map.of(), StubAnswer.refusal(field, message).body());
  }

  /** 429, whose body is our choice. */
  public static Fault rateLimited(@Nullable String retryAfter) {
    byte[] body =
        ErrorShape.NESTED
            .write(429, "Too many requests.")
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter);
    return reply -> reply.send(429, headers, body);
  }

  /** Anything. */
  public static Fault answer(int status, Map<String, String> headers, String body) {
    return reply -> reply.send(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] spaces(int bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    Arrays.fill(chunk, (byte) ' ');
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      for (int left = bytes; left > 0; left -= CHUNK_BYTES) {
        out.write(chunk, 0, Math.min(left, CHUNK_BYTES));
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("Memory can be written to.", impossible);
    }
    return compressed.toByteArray();
  }

  /** Ends early when the server is closed. */
  private static void pause(Duration wait) throws InterruptedIOException {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the stub is closed");
    }
  }
}
