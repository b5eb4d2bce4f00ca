package io.workbench.ui.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs that ask a server what browsers ask it: each follows a run's page and the front page by
 * their events, and looks at DL4J's Overview as often as that page does.
 */
final class BenchBrowsers implements AutoCloseable {
  private static final long OVERVIEW_MILLIS = 2_000;
  private static final int TIMEOUT_MILLIS = 5_000;

  private final List<Thread> threads = new ArrayList<>();
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
        readAll(stream);
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

  private static void readAll(HttpURLConnection connection) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    try (InputStream in = connection.getInputStream()) {
      while (in.read(buffer) >= 0) {
        // What is read is what a page would show.
      }
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
