package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedrawPaceTest {
  @ParameterizedTest
  @ValueSource(
      longs = {0, -5_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE - 50, 1_000_000_000_000L})
  void theFirstTimeIsAtOnceAndTheNextAfterThePauseWhereverTheClockBegan(long origin) {
    AtomicLong clock = new AtomicLong(origin);
    RedrawPace pace = new RedrawPace(Duration.ofNanos(100), clock::get);

    assertThat(pace.isDue()).isTrue();
    pace.drawn();
    assertThat(pace.isDue()).isFalse();
    clock.addAndGet(99);
    assertThat(pace.isDue()).isFalse();
    clock.addAndGet(1);
    assertThat(pace.isDue()).isTrue();
  }
}
