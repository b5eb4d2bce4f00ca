package io.workbench.ui.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.workbench.data.OutputException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Programs that ask a server what browsers ask it: each follows a run's page and the front page by
 * their events, and looks at DL4J's Overview as often as that page does.
 */
final class BenchBrowsers {
  private static final long OVERVIEW_MILLIS = 2_000;
  private static final int OK = 200;

  private final String server;
  private final String run;
  private final int browsers;
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong looked = new AtomicLong();

  /** Of the version that browsers speak without TLS. */
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private List<Visit> visits = List.of();

  /**
   * Browsers that do not look yet.
   *
   * @param server such as {@code http://127.0.0.1:9000/}
   * @param run the id of a run, which is its session too
   */
  BenchBrowsers(String server, String run, int browsers) {
    this.server = server;
    this.run = run;
    this.browsers = browsers;
  }

  /** All pages are opened. */
  void come() {
    List<Visit> all = new ArrayList<>();
    for (int browser = 0; browser < browsers; browser++) {
      all.add(new Visit(server + "api/runs/" + run + "/events", Visit::follow));
      all.add(new Visit(server + "api/overview/events", Visit::follow));
      all.add(new Visit(server + "train/" + run + "/overview/data", Visit::poll));
    }
    all.forEach(Visit::start);
    visits = all;
  }

  /** All pages are closed. */
  void leave() {
    visits.forEach(Visit::end);
    visits = List.of();
  }

  /**
   * Checks that they have seen something, since what it costs would else be that of nobody.
   *
   * @throws OutputException when no event came, or nothing of DL4J's Overview
   */
  void requireSeen() {
    if (browsers > 0 && (events.get() == 0 || looked.get() == 0)) {
      throw new OutputException(
          "Browsers must see the training for its cost to be measured, but they had "
              + events.get()
              + " events and "
              + looked.get()
              + " bytes of the Overview: more --seconds may help.");
    }
  }

  /** What a visitor does until it leaves. */
  private interface Looking {
    void look(Visit visit) throws IOException, InterruptedException;
  }

  /** A page that is open. */
  private final class Visit {
    private final HttpRequest request;
    private final Thread thread;

    Visit(String address, Looking looking) {
      request = HttpRequest.newBuilder(URI.create(address)).build();
      thread = new Thread(() -> stay(looking), "browser");
      thread.setDaemon(true);
    }

    void start() {
      thread.start();
    }

    /** Whoever waits for an answer is interrupted, and the connection is closed. */
    void end() {
      thread.interrupt();
    }

    /** A page whose run is not known yet asks again a little later. */
    private void stay(Looking looking) {
      try {
        while (true) {
          try {
            looking.look(this);
          } catch (IOException notYet) {
            Thread.sleep(OVERVIEW_MILLIS / 8);
          }
        }
      } catch (InterruptedException left) {
        // The page is closed.
      }
    }

    void follow() throws IOException, InterruptedException {
      client.send(
          request, BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(this::countEvent)));
    }

    private void countEvent(byte[] part) {
      if (new String(part, UTF_8).contains("data:")) {
        events.incrementAndGet();
      }
    }

    /** Whoever comes at any time meets the page somewhere in its two seconds. */
    void poll() throws IOException, InterruptedException {
      Thread.sleep(ThreadLocalRandom.current().nextLong(OVERVIEW_MILLIS));
      while (true) {
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() == OK) {
          looked.addAndGet(answer.body().length);
        }
        Thread.sleep(OVERVIEW_MILLIS);
      }
    }
  }
}
