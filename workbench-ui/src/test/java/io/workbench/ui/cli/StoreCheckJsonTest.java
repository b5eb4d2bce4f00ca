package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five hours of two instruments over midnight: everything is odd with one, nothing with another.
 */
class StoreCheckJsonTest {
  private static final Instant START = Instant.parse("2026-09-01T22:00:00Z");
  private static final int ROWS = 60;
  private static final Map<Integer, String> ODD =
      Map.of(
          10, "2.2515,2.2485,10,12", // crossed
          15, "2,,10,12", // one-sided
          16, ",,,", // empty
          20, "3,3.5,10,12"); // an outlier

  @TempDir static Path folder;
  private static JsonNode report;

  @BeforeAll
  static void check() throws IOException {
    StringBuilder csv = new StringBuilder("timestamp,instrument,best_bid,best_ask,bid_volume,");
    csv.append("ask_volume\n");
    for (int row = 0; row < ROWS; row++) {
      csv.append(at(row)).append(",h200,").append(usual(row)).append('\n');
      boolean missing = row == 45 || row == 46;
      boolean stale = row >= 30 && row < 42;
      String odd = ODD.getOrDefault(row, stale ? "2,2.5,10,12" : usual(row));
      csv.append(missing ? "" : at(row) + ",h100," + odd + "\n");
    }
    csv.append(at(50).plusSeconds(60)).append(",h100,").append(usual(50)).append('\n');
    Path file = Files.writeString(folder.resolve("rows.csv"), csv);
    Path store = folder.resolve("market.db");
    CommandRun.of("store", "import", file, "--store", store).succeeded();
    try (SnapshotStore open = SnapshotStore.open(StoreLocation.of(store))) {
      open.recordGaps(List.of(new GapRecord("h100", at(45), "HTTP 503")));
      open.recordGaps(List.of(new GapRecord("h100", at(60), "HTTP 401")));
      open.recordGaps(List.of(new GapRecord("h100", at(61), "HTTP 401")));
    }
    CommandRun run = CommandRun.of("store", "check", "--store", store, "--json").succeeded();
    report = JsonMapper.builder().build().readTree(run.out());
  }

  @Test
  void instrumentsAreToldApart() {
    assertThat(report.get("findings")).isEmpty();
    assertThat(report.get("instruments")).hasSize(2);
    assertThat(h100().get("instrument").asText()).isEqualTo("h100");
    assertThat(h100().get("snapshots").asInt()).isEqualTo(ROWS - 2 + 1);
    JsonNode h200 = report.get("instruments").get(1);
    assertThat(h200.get("instrument").asText()).isEqualTo("h200");
    for (String list : new String[] {"gaps", "stale"}) {
      assertThat(h200.get(list)).as(list).isEmpty();
    }
    for (String moments : List.of("closeTogether", "crossed", "oneSided", "empty", "outliers")) {
      assertThat(h200.get(moments).get("count").asInt()).as(moments).isZero();
    }
  }

  @Test
  void gapsHaveTheirEndsAndReasons() {
    JsonNode gaps = h100().get("gaps");
    assertThat(gaps).hasSize(2);
    assertThat(gaps.get(0).toString())
        .isEqualTo(
            "{\"after\":\"2026-09-02T01:40:00Z\",\"before\":\"2026-09-02T01:55:00Z\","
                + "\"first\":\"2026-09-02T01:45:00Z\",\"last\":\"2026-09-02T01:50:00Z\",\"missing\":2,"
                + "\"reasons\":{\"HTTP 503\":1},\"unexplained\":1}");
    // Nothing has come yet after the last snapshot.
    assertThat(gaps.get(1).toString())
        .isEqualTo(
            "{\"after\":\"2026-09-02T02:55:00Z\",\"first\":\"2026-09-02T03:00:00Z\","
                + "\"last\":\"2026-09-02T03:05:00Z\",\"missing\":2,\"reasons\":{\"HTTP 401\":2},"
                + "\"unexplained\":0}");
  }

  @Test
  void eachOddSnapshotHasItsTime() {
    assertMoment("closeTogether", at(50).plusSeconds(60));
    assertMoment("crossed", at(10));
    assertMoment("oneSided", at(15));
    assertMoment("empty", at(16));
    assertMoment("outliers", at(20));
  }

  @Test
  void staleBooksHaveTheirStretch() {
    assertThat(h100().get("stale").toString())
        .isEqualTo(
            "[{\"from\":\"2026-09-02T00:30:00Z\",\"to\":\"2026-09-02T01:25:00Z\","
                + "\"snapshots\":12}]");
  }

  @Test
  void coverageIsByDay() {
    assertThat(h100().get("coverage").toString())
        .isEqualTo(
            "[{\"day\":\"2026-09-01\",\"expected\":24,\"present\":24},"
                + "{\"day\":\"2026-09-02\",\"expected\":38,\"present\":35}]");
  }

  private static void assertMoment(String name, Instant time) {
    assertThat(h100().get(name).toString()).isEqualTo("{\"count\":1,\"times\":[\"" + time + "\"]}");
  }

  private static JsonNode h100() {
    return report.get("instruments").get(0);
  }

  /** A book that moves a little each step. */
  private static String usual(int row) {
    return String.format(Locale.ROOT, "%.4f,%.4f,10,12", 2 + row % 7 / 1e4, 2.5 + row % 5 / 1e4);
  }

  private static Instant at(int row) {
    return START.plusSeconds(300L * row);
  }
}
