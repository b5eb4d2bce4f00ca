package io.workbench.train.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
  @Test
  void hoursStandOverTheirDay() {
    assertThat(words("2024-03-04T20:30:00Z", "2024-03-05T05:00:00Z", 6))
        .containsExactly("22:00|4 Mar 2024", "00:00|5 Mar 2024", "02:00|", "04:00|");
  }

  @Test
  void daysStandOverTheirYear() {
    assertThat(words("2023-12-30T12:00:00Z", "2024-01-02T12:00:00Z", 6))
        .containsExactly("31 Dec|2023", "1 Jan|2024", "2 Jan|");
  }

  @Test
  void weeksBeginOnMonday() {
    assertThat(words("2024-03-01T00:00:00Z", "2024-04-01T00:00:00Z", 8))
        .containsExactly("4 Mar|2024", "11 Mar|", "18 Mar|", "25 Mar|", "1 Apr|");
  }

  @Test
  void monthsOfHalfAYearAreJanuaryAndJuly() {
    assertThat(words("2024-03-05T00:00:00Z", "2026-08-21T00:00:00Z", 8))
        .containsExactly("Jul|2024", "Jan|2025", "Jul|", "Jan|2026", "Jul|");
  }

  @Test
  void secondsAndYearsHaveTicksToo() {
    assertThat(words("2024-03-04T09:33:00Z", "2024-03-04T09:34:00Z", 4))
        .containsExactly("09:33:00|4 Mar 2024", "09:33:30|", "09:34:00|");
    assertThat(words("2001-06-01T00:00:00Z", "2024-06-01T00:00:00Z", 8))
        .containsExactly("2005|", "2010|", "2015|", "2020|");
  }

  @Test
  void oneInstantIsInTheMiddle() {
    long instant = millis("2024-03-04T09:35:00Z");

    assertThat(TimeAxis.over(instant, instant, 8).fraction(instant)).isEqualTo(0.5);
  }

  @Test
  void everySpanHasAFewTicksInOrder() {
    long start = millis("2024-02-28T23:59:59Z");
    for (long span = 60_000; span < 20L * 365 * 86_400_000; span = span * 3 / 2) {
      List<Tick> ticks = TimeAxis.over(start, start + span, 8).ticks();

      assertThat(ticks).as("span of %d ms", span).hasSizeBetween(1, 9);
      assertThat(ticks).extracting(Tick::value).isSorted();
    }
  }

  private static List<String> words(String from, String to, int maxTicks) {
    return TimeAxis.over(millis(from), millis(to), maxTicks).ticks().stream()
        .map(tick -> tick.label() + "|" + tick.context())
        .toList();
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
