package io.workbench.ui.serve;

import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of all pages, from its start until it is closed. */
public final class UiServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UiServer.class);
  private static final int LONGEST_START_SECONDS = 30;
  private static final int LONGEST_STOP_SECONDS = 5;
  private static final int EVENT_LOOPS = 2;
  private static final int WORKERS = 4;
  private static final int IDLE_SECONDS = 120;

  /** Makes the pages of a server, which may ask for the training sessions of this process. */
  public interface Pages extends AutoCloseable {
    /** All pages but DL4J's. */
    List<Page> of(TrainingSessions sessions);

    /** Lets go of whatever the pages watch. */
    @Override
    void close();
  }

  private final Vertx vertx;
  private final UiSettings settings;
  private final AccessGuard guard;
  private final Pages pages;
  private final TrainingPages training;
  private final TrainingSessions sessions;
  private @Nullable HttpServer server;

  private UiServer(UiSettings settings, Path results, Pages pages) {
    this.settings = settings;
    this.pages = pages;
    guard = new AccessGuard(settings);
    training = new TrainingPages();
    sessions = new TrainingSessions(results, training);
    vertx = Vertx.vertx(options());
  }

  /**
   * Starts to listen.
   *
   * @param results folder that the runs of this process write below
   * @throws InputException when the address or the port cannot be had
   */
  public static UiServer start(UiSettings settings, Path results, Pages pages) {
    UiServer server = new UiServer(settings, results, pages);
    boolean started = false;
    try {
      server.listen();
      server.sessions.travelling(ServerAddress.of(server.link(), server.guard.token(), results));
      started = true;
      return server;
    } finally {
      if (!started) {
        server.close();
      }
    }
  }

  /** Hears the runs of this process for DL4J's training pages. */
  public TrainingSessions sessions() {
    return sessions;
  }

  /** The port that it listens on. */
  public int port() {
    HttpServer listening = server;
    if (listening == null) {
      throw new IllegalStateException("The server does not listen.");
    }
    return listening.actualPort();
  }

  /**
   * The link that a person opens; where other machines can reach the server, it holds the token.
   */
  public String link() {
    String token = guard.token();
    return "http://"
        + settings.linkHost()
        + ":"
        + port()
        + "/"
        + (token == null ? "" : "?token=" + token);
  }

  private static VertxOptions options() {
    return new VertxOptions()
        .setEventLoopPoolSize(EVENT_LOOPS)
        .setWorkerPoolSize(WORKERS)
        .setInternalBlockingPoolSize(1)
        .setFileSystemOptions(
            new FileSystemOptions()
                .setClassPathResolvingEnabled(false)
                .setFileCachingEnabled(false));
  }

  private void listen() {
    Router router = new UiRouter(vertx, guard).router(pages.of(sessions), training, sessions);
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(settings.address().getHostAddress())
            .setPort(settings.port())
            .setReuseAddress(true)
            .setIdleTimeout(IDLE_SECONDS);
    CompletableFuture<HttpServer> started = new CompletableFuture<>();
    vertx.createHttpServer(options).requestHandler(router).listen(result -> tell(result, started));
    server = await(started);
  }

  private static <T> void tell(AsyncResult<T> result, CompletableFuture<T> waiting) {
    if (result.succeeded()) {
      waiting.complete(result.result());
    } else {
      waiting.completeExceptionally(result.cause());
    }
  }

  private HttpServer await(CompletableFuture<HttpServer> started) {
    try {
      return started.get(LONGEST_START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new InputException(ListenFault.sentence(settings, e.getCause()), e);
    } catch (TimeoutException e) {
      throw new OutputException("The pages' server did not start in time.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutputException("The pages' server was interrupted before it had started.", e);
    }
  }

  /** Ends all answers and lets go of the port. */
  @Override
  public void close() {
    pages.close();
    CompletableFuture<Void> closed = new CompletableFuture<>();
    vertx.close(result -> tell(result, closed));
    try {
      closed.get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("The pages' server did not end cleanly: {}", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    training.close();
  }
}
