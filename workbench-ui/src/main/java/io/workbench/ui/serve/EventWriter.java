package io.workbench.ui.serve;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.workbench.ui.serve.EventStream.Batch;
import io.workbench.ui.serve.EventStream.Event;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes a stream to one browser as server-sent events. No more is written than the connection
 * takes; what waits, waits in the stream. Runs in the connection's own thread.
 */
final class EventWriter {
  static final int MOST_READERS = 256;

  private static final int BATCH = 64;
  private static final long HEARTBEAT_MILLIS = 15_000;
  private static final int LONGEST_STUCK_HEARTBEATS = 4;

  private final Vertx vertx;
  private final Context context;
  private final HttpServerResponse response;
  private final EventStream stream;
  private final Runnable wake = this::wake;
  private final AtomicBoolean awake = new AtomicBoolean();
  private final AtomicInteger open;
  private long cursor;
  private long timer;
  private int stuck;
  private boolean fresh;
  private boolean ended;

  private EventWriter(
      Vertx vertx, HttpServerResponse response, EventStream stream, AtomicInteger open) {
    this.vertx = vertx;
    this.response = response;
    this.stream = stream;
    this.open = open;
    context = vertx.getOrCreateContext();
  }

  /** Begins to write, in the connection's thread. */
  static void start(RoutingContext request, EventStream stream, AtomicInteger open) {
    HttpServerResponse response = request.response();
    if (response.closed()) {
      return;
    }
    if (open.incrementAndGet() > MOST_READERS) {
      open.decrementAndGet();
      response
          .setStatusCode(503)
          .end("Too many pages are open: this server feeds " + MOST_READERS + ".");
      return;
    }
    response.setChunked(true);
    response.putHeader("Content-Type", "text/event-stream; charset=utf-8");
    response.putHeader("Cache-Control", "no-store");
    EventWriter writer = new EventWriter(request.vertx(), response, stream, open);
    String seen = request.request().getHeader("Last-Event-ID");
    writer.begin(seen == null ? request.request().getParam("after") : seen);
  }

  private void begin(@Nullable String seen) {
    response.closeHandler(ignored -> end());
    response.exceptionHandler(ignored -> end());
    response.drainHandler(ignored -> pump());
    timer = vertx.setPeriodic(HEARTBEAT_MILLIS, ignored -> heartbeat());
    response.write("retry: 1000\n\n");
    fresh = seen == null || seen.isEmpty();
    cursor = seen == null || seen.isEmpty() ? 0 : stream.number(seen);
    if (cursor < 0) {
      reset();
    }
    stream.addReader(wake);
    pump();
  }

  /** Any thread; many events wake once. */
  private void wake() {
    if (awake.compareAndSet(false, true)) {
      context.runOnContext(ignored -> pump());
    }
  }

  private void pump() {
    awake.set(false);
    while (!ended && !response.writeQueueFull()) {
      Batch batch = stream.after(cursor, BATCH);
      if (batch.lost() && !fresh) {
        reset();
      } else if (batch.events().isEmpty()) {
        return;
      } else {
        write(batch);
      }
    }
  }

  private void write(Batch batch) {
    StringBuilder text = new StringBuilder();
    for (Event event : batch.events()) {
      append(text, stream.position(event.number()), event.type(), event.data());
      cursor = event.number();
    }
    stuck = 0;
    fresh = false;
    response.write(text.toString());
  }

  /** The page takes a new snapshot, which holds all that was published until now. */
  private void reset() {
    cursor = stream.last();
    StringBuilder text = new StringBuilder();
    append(text, stream.position(cursor), EventStream.RESET, "{}");
    response.write(text.toString());
  }

  private static void append(StringBuilder text, String id, String type, String data) {
    text.append("id: ").append(id).append("\nevent: ").append(type);
    text.append("\ndata: ").append(data).append("\n\n");
  }

  /** Tells a dead connection from a quiet one. */
  private void heartbeat() {
    if (!response.writeQueueFull()) {
      stuck = 0;
      response.write(": still here\n\n");
    } else if (++stuck >= LONGEST_STUCK_HEARTBEATS) {
      response.close();
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      open.decrementAndGet();
      vertx.cancelTimer(timer);
      stream.removeReader(wake);
    }
  }
}
