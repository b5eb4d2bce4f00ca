package io.workbench.ui.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many sessions of others are kept, and which go first. */
class TrainingSessionsTest {
  private static final String SENDER = "12345678-1234-1234-1234-123456789%03d";

  @TempDir Path results;

  @Test
  void whatOthersSendGoesBeforeWhatThisProcessTrains() {
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results)) {
      TrainingSessions sessions = server.server().sessions();
      TrainingSession own = TrainingSession.of("own", "own");
      assertThat(sessions.add(own, null).sender()).isNull();
      for (int run = 0; run < TrainingSessions.MOST_SESSIONS + 10; run++) {
        begin(sessions, run, "{}");
      }
      assertThat(sessions.all())
          .hasSize(TrainingSessions.MOST_SESSIONS)
          .contains(own)
          .extracting(TrainingSession::run)
          .contains("run-265")
          .doesNotContain("run-0");
    }
  }

  @Test
  void descriptionsOfNetworksCountTowardsWhatIsKept() {
    String large = "{\"a\":\"" + "x".repeat(8_000_000) + "\"}";
    try (TestServer server = TestServer.on(UiSettings.LOOPBACK, results)) {
      TrainingSessions sessions = server.server().sessions();
      for (int run = 0; run < 20; run++) {
        begin(sessions, run, large);
      }
      // 256 MB, of 16 MB each.
      assertThat(sessions.all()).hasSize(16);
    }
  }

  @Test
  void histogramsOfTheNewestPointCountToo() {
    SentReport report =
        new SentReport(
            1,
            1,
            1,
            1,
            1,
            1,
            1,
            new long[] {1, 1, 1, 1},
            Map.of(),
            Map.of("Parameters", Map.of("W", new SentReport.Bins(0, 1, new int[100]))));
    SessionStorage storage = new SessionStorage(8);
    storage.putUpdate(report.report("run"));
    storage.weigh(report);
    assertThat(storage.weight()).isBetween(400L, 2_000L);
  }

  private static void begin(TrainingSessions sessions, int run, String config) {
    SentStart start =
        new SentStart(
            1,
            List.of("amd64", "Linux", "OpenJDK", "17.0.1", "17", "Cpu", "FLOAT", "ada"),
            new long[] {2, 1000, 1000},
            config,
            List.of("gru_W"),
            1,
            100);
    String name = "run-" + run;
    assertThat(sessions.begin(SENDER.formatted(run), name, name, "/elsewhere/" + name, start))
        .isTrue();
  }
}
