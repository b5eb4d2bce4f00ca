package io.workbench.data.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WallClockTest {
  private static final Instant START = Instant.parse("2026-07-01T00:00:00Z");

  private final SimulatedClock machine = new SimulatedClock(START);
  private final WallClock clock = new WallClock(machine);
  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void aMomentThatIsThereIsNotWaitedFor() {
    assertThat(clock.awaitUntil(START, () -> false)).isTrue();
    assertThat(clock.awaitUntil(START.minusSeconds(1), () -> false)).isTrue();
  }

  @Test
  void aStopThatIsAskedForEndsTheWait() {
    assertThat(clock.awaitUntil(START.plusSeconds(300), () -> looks.incrementAndGet() > 2))
        .isFalse();
    assertThat(clock.awaitUntil(START, () -> true)).isFalse();
  }

  @Test
  void aClockThatIsSetForwardDuringAWaitEndsIt() {
    assertThat(clock.awaitUntil(START.plusSeconds(300), () -> onSecondLook(START.plusSeconds(900))))
        .isTrue();
    assertThat(clock.now()).isEqualTo(START.plusSeconds(900));
  }

  @Test
  void aClockThatIsSetBackDuringAWaitEndsIt() {
    assertThat(
            clock.awaitUntil(START.plusSeconds(300), () -> onSecondLook(START.minusSeconds(900))))
        .isTrue();
    assertThat(clock.now()).isEqualTo(START.minusSeconds(900));
  }

  @Test
  void aClockThatWasSetBackBetweenTwoWaitsIsNoticedToo() {
    assertThat(clock.awaitUntil(START, () -> false)).isTrue();
    machine.set(START.minusSeconds(3600));

    assertThat(clock.awaitUntil(START.plusSeconds(300), this::failOnTenthLook)).isTrue();
    assertThat(clock.now()).isEqualTo(START.minusSeconds(3600));
  }

  private boolean onSecondLook(Instant set) {
    if (looks.incrementAndGet() == 2) {
      machine.set(set);
    }
    return false;
  }

  /** A wait that should be over would go on for an hour. */
  private boolean failOnTenthLook() {
    return looks.incrementAndGet() > 10;
  }
}
