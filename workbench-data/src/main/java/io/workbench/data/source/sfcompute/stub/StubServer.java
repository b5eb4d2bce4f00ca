package io.workbench.data.source.sfcompute.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.workbench.data.OutputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * SF Compute's market on 127.0.0.1: a real HTTP server with a market and faults of our making.
 * Closing it ends what it is doing.
 */
public final class StubServer implements AutoCloseable {
  private static final int REMEMBERED = 1000;
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private final StubSettings settings;
  private final StubMarket market;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(StubServer::thread);
  private final AtomicLong requests = new AtomicLong();
  private final Map<String, AtomicLong> requestsByPath = new ConcurrentHashMap<>();
  private final Queue<String> lastTargets = new ConcurrentLinkedQueue<>();

  private StubServer(StubSettings settings, HttpServer server) {
    this.settings = settings;
    this.market = new StubMarket(settings.source(), settings.shape());
    this.server = server;
  }

  /**
   * Starts it on a free port, and has the JDK's servers of this process send what they have at once
   * unless its own property says otherwise, which it reads when it makes the first one.
   */
  public static StubServer start(StubSettings settings) {
    // The JDK's server writes headers and body apart; with Nagle's algorithm an answer takes 40 ms.
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
      StubServer stub = new StubServer(settings, server);
      server.createContext("/", stub::handle);
      server.setExecutor(stub.threads);
      server.start();
      return stub;
    } catch (IOException fault) {
      throw new OutputException("The stub server cannot listen on 127.0.0.1.", fault);
    }
  }

  /** Its base address. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Requests so far. */
  public long requests() {
    return requests.get();
  }

  /** Requests of a path so far. */
  public long requests(String path) {
    AtomicLong count = requestsByPath.get(path);
    return count == null ? 0 : count.get();
  }

  /** Path and query of the last requests, at most 1,000, oldest first. */
  public List<String> targets() {
    return List.copyOf(lastTargets);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      count(exchange.getRequestURI());
      StubReply reply = new StubReply(exchange, honest(exchange));
      Fault fault = settings.faults().next();
      if (fault == null) {
        reply.send();
      } else {
        fault.play(reply);
      }
    }
  }

  private StubAnswer honest(HttpExchange exchange) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (!("Bearer " + settings.token()).equals(authorization)) {
      return new StubAnswer(401, ErrorShape.NESTED.write(401, "The token is not valid."));
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      return new StubAnswer(405, ErrorShape.NESTED.write(405, "Only GET is answered."));
    }
    URI target = exchange.getRequestURI();
    StubQuery query = StubQuery.parse(target.getRawQuery());
    return market.answer(target.getPath(), query, settings.clock().instant());
  }

  private void count(URI target) {
    requests.incrementAndGet();
    requestsByPath.computeIfAbsent(target.getPath(), path -> new AtomicLong()).incrementAndGet();
    lastTargets.add(target.toString());
    if (requests.get() > REMEMBERED) {
      lastTargets.poll();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "stub server");
    thread.setDaemon(true);
    return thread;
  }
}
