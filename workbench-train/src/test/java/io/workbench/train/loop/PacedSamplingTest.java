package io.workbench.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedSamplingTest {
  private static final long MILLI = 1_000_000;

  private long now;

  @Test
  void listeningTakesNoMoreThanItsShareOfTheTime() {
    PacedSampling sampling = new PacedSampling(0.05, Duration.ZERO, () -> now);
    long heardNanos = 0;
    for (int iteration = 0; iteration < 10_000; iteration++) {
      if (sampling.hears(iteration)) {
        now += 7 * MILLI;
        heardNanos += iteration == 0 ? 0 : 7 * MILLI;
        sampling.heard();
      } else {
        now += MILLI;
      }
    }
    // The last iteration heard may still have its pause before it.
    assertThat((double) heardNanos).isBetween(0.04 * now, 0.05 * now + 7 * MILLI);
  }

  @Test
  void startingUpIsNotTakenForARate() {
    PacedSampling sampling = new PacedSampling(0.05, Duration.ofMillis(50), () -> now);
    assertThat(sampling.hears(0)).isTrue();
    now += 2_000 * MILLI;
    sampling.heard();
    now += 49 * MILLI;
    assertThat(sampling.hears(1)).isFalse();
    now += MILLI;
    assertThat(sampling.hears(2)).isTrue();
  }

  @Test
  void anIterationIsHeardWholeOrNotAtAll() {
    PacedSampling sampling = new PacedSampling(0.05, Duration.ofMillis(50), () -> now);
    sampling.hears(0);
    sampling.heard();
    assertThat(sampling.hears(1)).isFalse();
    now += 60 * MILLI;
    assertThat(sampling.hears(1)).isFalse();
    assertThat(sampling.hears(2)).isTrue();
    now += 1;
    assertThat(sampling.hears(2)).isTrue();
  }

  @Test
  void aShareIsMoreThanNothingAndLessThanAll() {
    assertThatThrownBy(() -> new PacedSampling(1, Duration.ZERO, () -> now))
        .hasMessage("share must be in (0, 1), but was 1.0");
  }
}
