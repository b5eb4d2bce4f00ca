package io.workbench.data.source.sfcompute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-09-01T12:34:00Z");

  @ParameterizedTest
  @CsvSource({"0, PT0S", "7, PT7S", "' 120 ', PT2M", "999999999, PT277777H46M39S"})
  void secondsAreRead(String header, Duration wait) {
    assertThat(RetryAfter.read(header, NOW)).isEqualTo(wait);
  }

  @Test
  void aDateIsCountedFromNow() {
    assertThat(RetryAfter.read("Tue, 01 Sep 2026 12:35:30 GMT", NOW))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(RetryAfter.read("Tue, 01 Sep 2026 12:00:00 GMT", NOW)).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999", "2026-09-01T12:35:00Z"})
  void whatIsNeitherSaysNothing(String header) {
    assertThat(RetryAfter.read(header, NOW)).isNull();
  }

  @Test
  void anAbsentHeaderSaysNothing() {
    assertThat(RetryAfter.read(null, NOW)).isNull();
  }
}
