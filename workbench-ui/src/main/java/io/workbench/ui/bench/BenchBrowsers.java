package io.workbench.ui.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.workbench.data.OutputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Programs that ask a server what browsers ask it: each follows a run's page and the front page by
 * their events, and asks for DL4J's Overview what that page asks for every two seconds. They only
 * count what they get, since browsers draw it on machines of their own.
 */
final class BenchBrowsers {
  private static final long OVERVIEW_MILLIS = 2_000;
  private static final int PART_BYTES = 1 << 14;
  private static final String OK = "HTTP/1.1 200 ";
  private static final Logger LOG = LoggerFactory.getLogger(BenchBrowsers.class);

  private final String server;
  private final String run;
  private final int browsers;
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong looked = new AtomicLong();
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
      all.add(new Follower(server + "api/runs/" + run + "/events"));
      all.add(new Follower(server + "api/overview/events"));
      all.add(
          new Poller(
              List.of(
                  URI.create(server + "train/" + run + "/info"),
                  URI.create(server + "train/sessions/lastUpdate/" + run),
                  URI.create(server + "train/" + run + "/overview/data"))));
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

  /** A page that is open. */
  private abstract static class Visit {
    private final Thread thread = new Thread(this::stay, "browser");

    Visit() {
      thread.setDaemon(true);
    }

    void start() {
      thread.start();
    }

    /** Whoever sleeps is interrupted. */
    void end() {
      thread.interrupt();
    }

    abstract void look() throws IOException, InterruptedException;

    /** A page whose run is not known yet asks again a little later. */
    private void stay() {
      try {
        while (!Thread.interrupted()) {
          try {
            look();
          } catch (IOException notYet) {
            Thread.sleep(OVERVIEW_MILLIS / 8);
          }
        }
      } catch (InterruptedException left) {
        // The page is closed.
      }
    }
  }

  /** Reads events, by a socket that another thread may close. */
  private final class Follower extends Visit {
    private final URI address;
    private @Nullable Socket open;
    private boolean ended;

    Follower(String address) {
      this.address = URI.create(address);
    }

    @Override
    void look() throws IOException {
      try (Socket socket = new Socket(address.getHost(), address.getPort())) {
        if (!keep(socket)) {
          return;
        }
        socket.getOutputStream().write(request().getBytes(US_ASCII));
        InputStream in = socket.getInputStream();
        byte[] part = new byte[PART_BYTES];
        boolean begun = false;
        for (int length = in.read(part); length >= 0; length = in.read(part)) {
          String text = new String(part, 0, length, ISO_8859_1);
          if (!begun && !text.startsWith(OK)) {
            throw new IOException("The server has no such events yet.");
          }
          begun = true;
          if (text.contains("data:")) {
            events.incrementAndGet();
          }
        }
      }
      throw new IOException("The server has ended the events.");
    }

    private String request() {
      return String.format(
          Locale.ROOT,
          "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/event-stream\r\n\r\n",
          address.getRawPath(),
          address.getRawAuthority());
    }

    private synchronized boolean keep(Socket socket) {
      open = socket;
      return !ended;
    }

    @Override
    synchronized void end() {
      ended = true;
      super.end();
      if (open != null) {
        try {
          open.close();
        } catch (IOException gone) {
          LOG.debug("A connection was gone before it was closed.", gone);
        }
      }
    }
  }

  /**
   * Asks again and again; whoever comes at any time meets the page somewhere in its two seconds.
   */
  private final class Poller extends Visit {
    private final List<URI> addresses;

    Poller(List<URI> addresses) {
      this.addresses = addresses;
    }

    @Override
    void look() throws IOException, InterruptedException {
      Thread.sleep(ThreadLocalRandom.current().nextLong(OVERVIEW_MILLIS));
      while (true) {
        for (URI address : addresses) {
          HttpURLConnection asked = (HttpURLConnection) address.toURL().openConnection();
          try (InputStream in = asked.getInputStream()) {
            looked.addAndGet(in.readAllBytes().length);
          }
        }
        Thread.sleep(OVERVIEW_MILLIS);
      }
    }
  }
}
