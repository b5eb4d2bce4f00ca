package io.workbench.data.source.sfcompute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.market.Snapshot;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepthSnapshotTest {
  private static final Instant TIME = Instant.parse("2026-09-01T12:35:00Z");

  /** From 13:00 for four hours: 1788267600 to 1788282000. */
  private static final InstrumentRule RULE = new InstrumentRule("H100", "accelerator:H100", 4, 100);

  private static final long START = 1_788_267_600;
  private static final int HOUR = 3600;

  @Test
  void pricesAreByTheGpuHourAndVolumesAreNodes() {
    Snapshot snapshot =
        of(
            level("16.400000", 4) + "," + level("16.000000", 6),
            level("16.88", 1) + "," + level("17.2", 2));

    assertThat(snapshot).isEqualTo(new Snapshot(TIME, "H100", 2.05, 2.11, 10.0, 3.0));
  }

  @Test
  void aMissingSideIsMissingNotZero() {
    assertThat(of("", level("16.88", 1)))
        .isEqualTo(new Snapshot(TIME, "H100", null, 2.11, null, 1.0));
    assertThat(of(level("16.4", 4), ""))
        .isEqualTo(new Snapshot(TIME, "H100", 2.05, null, 4.0, null));
    assertThat(of("", "")).isEqualTo(new Snapshot(TIME, "H100", null, null, null, null));
  }

  @Test
  void theOrderOfLevelsDoesNotMatter() {
    assertThat(
            of(level("16", 6) + "," + level("16.4", 4), level("17.2", 2) + "," + level("16.88", 1)))
        .isEqualTo(new Snapshot(TIME, "H100", 2.05, 2.11, 10.0, 3.0));
  }

  @Test
  void aCrossedBookIsKeptAsItIs() {
    assertThat(of(level("17.6", 1), level("16", 1)))
        .isEqualTo(new Snapshot(TIME, "H100", 2.2, 2.0, 1.0, 1.0));
  }

  @Test
  void aScheduleCountsByItsHoursInTheWindow() {
    // 4 nodes for the first hour and 2 for the last three: (4 × 1 + 2 × 3) / 4.
    assertThat(bidVolume(entry(0, HOUR, 4) + "," + entry(HOUR, 4 * HOUR, 2))).isEqualTo(2.5);
  }

  @Test
  void aGapInAScheduleIsNoNodes() {
    // 4 nodes for the first and the last of four hours.
    assertThat(bidVolume(entry(0, HOUR, 4) + "," + entry(3 * HOUR, 4 * HOUR, 4))).isEqualTo(2);
  }

  @Test
  void aMissingEndIsTheNextEntrysStart() {
    // 6 nodes for an hour, then 2 for three: (6 + 6) / 4.
    assertThat(bidVolume(open(0, 6, "") + "," + entry(HOUR, 4 * HOUR, 2))).isEqualTo(3);
  }

  @Test
  void anEndOfNullIsTheEndOfTheWindow() {
    // 8 nodes for the last hour and a half: 8 × 1.5 / 4.
    assertThat(bidVolume(open(2 * HOUR + HOUR / 2, 8, ",\"end_at\":null"))).isEqualTo(3);
    assertThat(bidVolume(open(2 * HOUR + HOUR / 2, 8, ""))).isEqualTo(3);
  }

  @Test
  void onlyTheOverlapWithTheWindowCounts() {
    // From half an hour before the window to 1:15 in it, and from 3:40 to far behind it.
    String before = entry(-HOUR / 2, HOUR + HOUR / 4, 4);
    String after = entry(3 * HOUR + 40 * 60, 100 * HOUR, 3);

    // (4 × 75 + 3 × 20) minutes / 240 minutes.
    assertThat(bidVolume(before + "," + after)).isEqualTo(1.5);
  }

  @Test
  void aScheduleOutsideOfTheWindowAddsNothing() {
    assertThat(bidVolume(entry(-2 * HOUR, -HOUR, 4) + "," + entry(4 * HOUR, 5 * HOUR, 9))).isZero();
  }

  @Test
  void anEmptyScheduleAddsNothing() {
    assertThat(bidVolume("")).isZero();
  }

  @Test
  void shapesMayBeMixed() {
    String third =
        scheduled("16", entry(0, 4 * HOUR, 2))
            .replace("{\"dollars", "{\"instance_sku\":\"isku_1\",\"dollars");

    assertThat(of(level("16.4", 4) + "," + scheduled("16.2", entry(0, HOUR, 4)) + "," + third, ""))
        .isEqualTo(new Snapshot(TIME, "H100", 2.05, null, 7.0, null));
  }

  @Test
  void anAnswerAboutAnotherWindowIsRefused() {
    byte[] body = body("", "");

    assertThatThrownBy(() -> DepthSnapshot.of(answer(body), RULE, TIME.plusSeconds(HOUR)))
        .isInstanceOf(SfComputeException.class)
        .hasMessageContaining("start_at must be that of the request, 1788271200");
  }

  @ParameterizedTest
  @CsvSource({
    "121, 'PT2M1S behind the market''s, 2026-09-01T12:35:00Z where that says 2026-09-01T12:37:01Z'",
    "-3600, 'PT1H ahead of the market''s, 2026-09-01T12:35:00Z where that says"
        + " 2026-09-01T11:35:00Z'"
  })
  void anAnswerByAnotherClockIsRefused(long seconds, String says) {
    assertThatThrownBy(() -> DepthSnapshot.of(answer(requestedAt(seconds)), RULE, TIME))
        .isInstanceOf(SfComputeException.class)
        .hasMessage(
            "The clock of this machine is " + says + ": set it right, best by a time service.")
        .extracting(fault -> ((SfComputeException) fault).kind())
        .isEqualTo(FaultKind.CLOCK_DIFFERS);
  }

  @ParameterizedTest
  @ValueSource(longs = {-120, 0, 120})
  void clocksThatAgreeToTwoMinutesAreTaken(long seconds) {
    assertThat(DepthSnapshot.of(answer(requestedAt(seconds)), RULE, TIME).bestBid())
        .isEqualTo(2.05);
  }

  @Test
  void theSameBytesGiveTheSameSnapshot() {
    byte[] body = body(level("16.4", 4), level("16.88", 1));

    assertThat(DepthSnapshot.of(answer(body), RULE, TIME))
        .isEqualTo(DepthSnapshot.of(answer(body.clone()), RULE, TIME));
  }

  /** Compares with nodes counted minute by minute. */
  @Test
  void anyScheduleCountsAsItsMinutesDo() {
    SplittableRandom random = new SplittableRandom(6);
    for (int trial = 0; trial < 500; trial++) {
      int[] nodesByMinute = new int[4 * 60];
      String schedule = randomSchedule(random, nodesByMinute);
      long sum = 0;
      for (int nodes : nodesByMinute) {
        sum += nodes;
      }

      assertThat(bidVolume(schedule)).as(schedule).isEqualTo(sum / 240.0);
    }
  }

  /**
   * Entries from two hours before the window to an hour behind it, with gaps, ends that are left
   * out, and now and then a last one without end.
   */
  private static String randomSchedule(SplittableRandom random, int[] nodesByMinute) {
    StringBuilder schedule = new StringBuilder();
    int minute = -120;
    boolean mayHaveGap = true;
    while (minute < 300) {
      int start = mayHaveGap ? minute + Math.max(0, random.nextInt(-60, 60)) : minute;
      int end = start + random.nextInt(1, 90);
      int nodes = random.nextInt(0, 20);
      boolean last = end >= 300;
      boolean open = last && random.nextBoolean();
      // The next entry then starts where this one ends.
      mayHaveGap = last || random.nextBoolean();
      if (open) {
        schedule.append(open(start * 60, nodes, ",\"end_at\":null"));
      } else if (mayHaveGap) {
        schedule.append(entry(start * 60, end * 60, nodes));
      } else {
        schedule.append(open(start * 60, nodes, ""));
      }
      schedule.append(last ? "" : ",");
      fill(nodesByMinute, start, open ? nodesByMinute.length : end, nodes);
      minute = end;
    }
    return schedule.toString();
  }

  private static void fill(int[] nodesByMinute, int from, int to, int nodes) {
    for (int minute = Math.max(0, from); minute < Math.min(nodesByMinute.length, to); minute++) {
      nodesByMinute[minute] += nodes;
    }
  }

  /** Best of the book and volume, from the definition, of random books. */
  @Test
  void anyBookGivesItsBestPricesAndItsSums() {
    SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 200; trial++) {
      StringBuilder bids = new StringBuilder();
      int best = 0;
      int nodes = 0;
      int levels = random.nextInt(1, 101);
      for (int i = 0; i < levels; i++) {
        int microDollars = random.nextInt(1, 40_000_000);
        int count = random.nextInt(1, 50);
        String price =
            String.format(
                Locale.ROOT, "%d.%06d", microDollars / 1_000_000, microDollars % 1_000_000);
        bids.append(i == 0 ? "" : ",").append(level(price, count));
        best = Math.max(best, microDollars);
        nodes += count;
      }

      Snapshot snapshot = of(bids.toString(), bids.toString());

      double expected =
          new BigDecimal(best).movePointLeft(6).divide(new BigDecimal(8)).doubleValue();
      assertThat(snapshot.bestBid()).isEqualTo(expected);
      assertThat(snapshot.bestAsk()).isLessThanOrEqualTo(expected);
      assertThat(snapshot.askVolume()).isEqualTo(nodes);
    }
  }

  /** A book that the market says it was asked for so long after our time. */
  private static byte[] requestedAt(long seconds) {
    String json = new String(body(level("16.4", 4), ""), StandardCharsets.UTF_8);
    String time = "{\"requested_at\":" + (TIME.getEpochSecond() + seconds) + ",";
    return json.replaceFirst("\\{", time).getBytes(StandardCharsets.UTF_8);
  }

  private static Double bidVolume(String entries) {
    return Objects.requireNonNull(of(scheduled("16", entries), "").bidVolume());
  }

  private static Snapshot of(String bids, String asks) {
    return DepthSnapshot.of(answer(body(bids, asks)), RULE, TIME);
  }

  private static RawAnswer answer(byte[] body) {
    return new RawAnswer(body, TIME, 200);
  }

  static byte[] body(String bids, String asks) {
    String json =
        "{\"start_at\":"
            + START
            + ",\"end_at\":"
            + (START + 4 * HOUR)
            + ",\"bids\":["
            + bids
            + "],\"asks\":["
            + asks
            + "]}";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static String level(String dollars, int nodes) {
    return "{\"dollars_per_node_hour\":\"" + dollars + "\",\"node_count\":" + nodes + "}";
  }

  private static String scheduled(String dollars, String entries) {
    return "{\"dollars_per_node_hour\":\""
        + dollars
        + "\",\"allocation_schedule_delta\":["
        + entries
        + "]}";
  }

  private static String entry(int fromSeconds, int toSeconds, int nodes) {
    return open(fromSeconds, nodes, ",\"end_at\":" + (START + toSeconds));
  }

  private static String open(int fromSeconds, int nodes, String end) {
    return "{\"start_at\":" + (START + fromSeconds) + end + ",\"node_count\":" + nodes + "}";
  }
}
