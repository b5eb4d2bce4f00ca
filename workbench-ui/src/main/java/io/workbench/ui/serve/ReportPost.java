package io.workbench.ui.serve;

import io.workbench.data.IoReason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends reports to a server in a thread of its own, which ends when there is nothing to send. What
 * finds no place in the short queue is dropped, and so is what comes within a while after the
 * server did not answer: whoever trains never waits.
 */
final class ReportPost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReportPost.class);
  private static final int MOST_WAITING = 64;
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
  private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int IDLE_SECONDS = 10;
  private static final int LONGEST_END_SECONDS = 3;
  private static final int FAILED = -1;
  private static final int NO_TOKEN = 401;

  /** Answers that concern whoever asks here, not the one run that is reported. */
  private static final Set<Integer> NOT_LET_IN = Set.of(NO_TOKEN, 403, 421);

  /** One for all runs of the process: each has threads of its own. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LONGEST_ANSWER)
          .build();

  private final ServerAddress address;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          ReportPost::daemon,
          new ThreadPoolExecutor.DiscardPolicy());

  /** Of the one thread. */
  private boolean silent;

  private boolean told;
  private long silentSince;

  ReportPost(ServerAddress address) {
    this.address = address;
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable work) {
    Thread made = new Thread(work, "reports-to-pages");
    made.setDaemon(true);
    return made;
  }

  /** Has something sent later, or dropped; returns at once. */
  void offer(Runnable sending) {
    thread.execute(sending);
  }

  /** Sends, in the one thread; the status of the answer, or one below 0. */
  int send(String path, String body) {
    if (silent && System.nanoTime() - silentSince < PAUSE_NANOS) {
      return FAILED;
    }
    try {
      HttpResponse<String> answer = CLIENT.send(request(path, body), BodyHandlers.ofString());
      int status = answer.statusCode();
      silent = false;
      if (isRefusal(status)) {
        LOG.warn("The pages' server at {} refuses a run: {}", address, answer.body().strip());
      } else if (status == NO_TOKEN) {
        fail("refuses the reports: give the link with its token, or set WORKBENCH_UI_TOKEN.");
      } else if (status >= 400 && status != ReportReceiver.UNKNOWN) {
        fail("does not take reports: " + answer.body().strip());
      }
      return status;
    } catch (IOException e) {
      fail("does not answer (" + IoReason.of(e) + ").");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return FAILED;
  }

  /** Whether a status says that one run's reports are not wanted, whatever becomes of others. */
  static boolean isRefusal(int status) {
    return status >= 400
        && status < 500
        && status != ReportReceiver.UNKNOWN
        && !NOT_LET_IN.contains(status);
  }

  private HttpRequest request(String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address.base() + path))
            .timeout(LONGEST_ANSWER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (address.token() != null) {
      request.header("Authorization", "Bearer " + address.token());
    }
    return request.build();
  }

  private void fail(String what) {
    silent = true;
    silentSince = System.nanoTime();
    if (!told) {
      told = true;
      LOG.warn("The pages' server at {} {} Training goes on without it.", address, what);
    }
  }

  /** Ends when all has been sent, or after a moment. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
