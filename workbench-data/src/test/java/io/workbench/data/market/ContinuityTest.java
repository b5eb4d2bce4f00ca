package io.workbench.data.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContinuityTest {
  private static final Sampling SAMPLING =
      new Sampling(Duration.ofMillis(10), Duration.ofMillis(15));

  @Test
  void stretchesBeginAfterEachStepThatIsLongerThanTheLongest() {
    Continuity continuity = Continuity.of(new long[] {0, 10, 25, 41, 51}, SAMPLING);

    assertThat(IntStream.range(0, 5).map(continuity::since).toArray())
        .containsExactly(0, 0, 0, 3, 3);
    assertThat(continuity.longestStretch()).isEqualTo(3);
    assertThat(continuity.holds(0, 2)).isTrue();
    assertThat(continuity.holds(2, 3)).isFalse();
    assertThat(continuity.holds(3, 4)).isTrue();
    assertThat(continuity.holds(-1, 0)).isFalse();
  }
}
