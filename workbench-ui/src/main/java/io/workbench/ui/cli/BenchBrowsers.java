package io.workbench.ui.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.workbench.data.OutputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Programs that ask a server what browsers ask it: each follows a run's page and the front page by
 * their events, and looks at DL4J's Overview as often as that page does.
 */
final class BenchBrowsers implements AutoCloseable {
  private static final long OVERVIEW_MILLIS = 2_000;
  private static final int TIMEOUT_MILLIS = 5_000;

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong looked = new AtomicLong();
  private volatile boolean closed;

  /**
   * Starts to look.
   *
   * @param server such as {@code http://127.0.0.1:9000/}
   * @param run the id of a run, which is its session too
   */
  BenchBrowsers(String server, String run, int browsers) {
    for (int browser = 0; browser < browsers; browser++) {
      start(() -> follow(server + "api/runs/" + run + "/events"));
      start(() -> follow(server + "api/overview/events"));
      start(() -> poll(server + "train/" + run + "/overview/data"));
    }
  }

  private void start(Runnable work) {
    Thread thread = new Thread(work, "browser");
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void follow(String address) {
    while (!closed) {
      try {
        HttpURLConnection stream = open(address);
        stream.setReadTimeout(0);
        readEvents(stream);
      } catch (IOException notYet) {
        pause(OVERVIEW_MILLIS / 4);
      }
    }
  }

  private void poll(String address) {
    while (!closed) {
      try {
        readAll(open(address));
      } catch (IOException notYet) {
        pause(OVERVIEW_MILLIS / 4);
      }
      pause(OVERVIEW_MILLIS);
    }
  }

  private static HttpURLConnection open(String address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    return connection;
  }

  private void readEvents(HttpURLConnection connection) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data:")) {
          events.incrementAndGet();
        }
      }
    }
  }

  private void readAll(HttpURLConnection connection) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    try (InputStream in = connection.getInputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        looked.addAndGet(read);
      }
    }
  }

  /**
   * Checks that they have seen something, since what it costs would else be that of nobody.
   *
   * @throws OutputException when no event came, or nothing of DL4J's Overview
   */
  void requireSeen() {
    if (events.get() == 0 || looked.get() == 0) {
      throw new OutputException(
          "Browsers must see the training for its cost to be measured, but they had "
              + events.get()
              + " events and "
              + looked.get()
              + " bytes of the Overview: more --seconds may help.");
    }
  }

  private void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Events are read until the server ends. */
  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
  }
}
