package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  private static final long FIRST_SECOND = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("9999-12-30T23:59:59Z").getEpochSecond();

  @Test
  void agreesWithJavaTimeOnAnyInstantAndOffset() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      long second = random.nextLong(FIRST_SECOND + 86_400, LAST_SECOND - 86_400);
      Instant instant = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60 + 1));
      String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(offset));
      assertThat(parse(text))
          .as(text)
          .isEqualTo(OffsetDateTime.parse(text).toInstant().toEpochMilli());
      assertThat(parse(instant.toString())).as("%s", instant).isEqualTo(instant.toEpochMilli());
    }
  }

  @Test
  void agreesWithJavaTimeOnEveryDayOfFourCenturies() {
    OffsetDateTime day = OffsetDateTime.parse("1890-01-01T00:00:00Z");
    for (int i = 0; i < 146_097; i++) {
      assertThat(parse(day.toLocalDate().toString())).isEqualTo(day.toInstant().toEpochMilli());
      day = day.plusDays(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2016-07-01 00:00:00,           2016-07-01T00:00:00Z",
    "2016-07-01T00:00,              2016-07-01T00:00:00Z",
    "2016-07-01,                    2016-07-01T00:00:00Z",
    "2016-07-01t01:02:03z,          2016-07-01T01:02:03Z",
    "2025-10-19T21:01:58.727366+00:00, 2025-10-19T21:01:58.727Z",
    "2025-10-19 21:01:58.7+0230,    2025-10-19T18:31:58.7Z",
    "2025-10-19T21:01:58-07,        2025-10-20T04:01:58Z",
    "2025-10-19T21:01:58.123456789123Z, 2025-10-19T21:01:58.123Z",
    "2024-02-29,                    2024-02-29T00:00:00Z",
    "20250401,                      2025-04-01T00:00:00Z",
    "1630886700000,                 2021-09-06T00:05:00Z",
    "1630886700,                    2021-09-06T00:05:00Z",
    "1630886700000000,              2021-09-06T00:05:00Z",
    "1630886700000000000,           2021-09-06T00:05:00Z",
    "99999999999,                   5138-11-16T09:46:39Z",
    "100000000000,                  1973-03-03T09:46:40Z",
    "0,                             1970-01-01T00:00:00Z"
  })
  void readsTheCommonForms(String text, Instant expected) {
    assertThat(parse(text)).isEqualTo(expected.toEpochMilli());
    assertThat(parse("  " + text + " ")).isEqualTo(expected.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "yesterday",
        "-1",
        "1.5",
        "12345678901234567890",
        "20250431",
        "2025-1-1",
        "2025-13-01",
        "2025-00-10",
        "2025-04-31",
        "2025-04-00",
        "2023-02-29",
        "1900-02-29",
        "2025/04/01",
        "2025-04-01T",
        "2025-04-01T24:00",
        "2025-04-01T12:60",
        "2025-04-01T12:00:60",
        "2025-04-01T12",
        "2025-04-01T12-00",
        "2025-04-01_12:00",
        "2025-04-01T12:00:00.",
        "2025-04-01T12:00:00.Z",
        "2025-04-01T12:00:00Zx",
        "2025-04-01T12:00:00+",
        "2025-04-01T12:00:00+1",
        "2025-04-01T12:00:00+01:0",
        "2025-04-01T12:00:00+01:00x",
        "2025-04-01T12:00:00+19:00",
        "2025-04-01T12:00:00 UTC",
        "20a5-04-01",
        "2025-04-01T1a:00"
      })
  void refusesWhatIsNoTimestamp(String text) {
    assertThat(parse(text)).isEqualTo(Timestamps.INVALID);
  }

  @Test
  void readsOnlyItsPartOfTheBuffer() {
    assertThat(Timestamps.parse("12025-04-019".toCharArray(), 1, 10))
        .isEqualTo(Instant.parse("2025-04-01T00:00:00Z").toEpochMilli());
  }

  private static long parse(String text) {
    return Timestamps.parse(text.toCharArray(), 0, text.length());
  }
}
