package io.workbench.ui.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStreamTest {
  private static final int CAPACITY = 10;

  private final EventStream stream = new EventStream(CAPACITY);

  @TempDir Path results;

  @Test
  void aPageThatComesBackMissesNoEventAndGetsNoneTwice() throws Exception {
    try (TestServer server = server()) {
      stream.publish("point", "1");
      String position = stream.position();
      stream.publish("point", "2");
      stream.publish("point", "3");
      try (Reader reader = new Reader(server, position, "")) {
        assertThat(reader.data(2)).containsExactly("2", "3");
        stream.publish("point", "4");
        assertThat(reader.data(1)).containsExactly("4");
      }
      stream.publish("point", "5");
      // What the browser saw last counts more than where the page began.
      try (Reader reader = new Reader(server, position, stream.position(4))) {
        assertThat(reader.data(1)).containsExactly("5");
      }
    }
  }

  @Test
  void aPageThatWasAwayTooLongIsToldSo() throws Exception {
    try (TestServer server = server()) {
      String position = stream.position();
      for (int number = 0; number < 3 * CAPACITY; number++) {
        stream.publish("point", Integer.toString(number));
      }
      for (String old : List.of(position, "00000000-5", stream.position(1_000), "x", "a-b-c")) {
        try (Reader reader = new Reader(server, old, "")) {
          assertThat(reader.data(1)).containsExactly("{}");
          assertThat(reader.types).containsExactly("reset");
          stream.publish("point", "after");
          assertThat(reader.data(1)).containsExactly("after");
        }
      }
    }
  }

  @Test
  void manyEventsArriveInOrderAndNoneIsLost() throws Exception {
    EventStream large = new EventStream(10_000);
    Route route = new Route.Events("/large", request -> large);
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results, route)) {
      try (Reader reader = new Reader(server, "/large", large.position(), "")) {
        String filling = "x".repeat(200);
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 5_000; number++) {
          large.publish("point", number + filling);
          expected.add(number + filling);
        }
        assertThat(reader.data(5_000)).isEqualTo(expected);
      }
    }
  }

  @Test
  void onlyTheLastEventsAreKept() {
    for (int number = 1; number <= 100; number++) {
      stream.publish("point", Integer.toString(number));
    }
    assertThat(stream.after(0, 1_000).events()).hasSize(CAPACITY);
    assertThat(stream.after(0, 1_000).lost()).isTrue();
    assertThat(stream.after(90, 1_000).lost()).isFalse();
    assertThat(stream.after(100, 1_000).events()).isEmpty();
  }

  private TestServer server() {
    return TestServer.on(
        UiSettings.LOOPBACK, results, new Route.Events("/events", request -> stream));
  }

  /** A browser's side of the events. */
  private static final class Reader implements AutoCloseable {
    private final List<String> types = new ArrayList<>();
    private final InputStream body;
    private final BufferedReader lines;

    Reader(TestServer server, String after, String last) throws IOException, InterruptedException {
      this(server, "/events", after, last);
    }

    Reader(TestServer server, String path, String after, String last)
        throws IOException, InterruptedException {
      HttpRequest.Builder request = server.request(path + "?after=" + after);
      if (!last.isEmpty()) {
        request.header("Last-Event-ID", last);
      }
      body = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream()).body();
      lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    List<String> data(int count) throws IOException {
      List<String> found = new ArrayList<>();
      while (found.size() < count) {
        String line = lines.readLine();
        assertThat(line).isNotNull();
        if (line.startsWith("event: ")) {
          types.add(line.substring("event: ".length()));
        } else if (line.startsWith("data: ")) {
          found.add(line.substring("data: ".length()));
        }
      }
      return found;
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
