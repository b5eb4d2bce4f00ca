package io.workbench.ui.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.workbench.ui.bench.UiBenchRun.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;

class UiBenchTest {
  /** A machine that gets steadily slower, on which watching costs a tenth and a twentieth. */
  @Test
  void whatIsWatchedIsComparedWithTheTurnsAroundIt() {
    List<Turn> turns =
        List.of(
            new Turn(false, 1.0, 2.0, 0, 0),
            new Turn(true, 1.1 * 1.1, 1.05 * 2.2, 0.02, 0.01),
            new Turn(false, 1.2, 2.4, 0, 0),
            new Turn(true, 1.1 * 1.3, 1.05 * 2.6, 0.03, 0.04),
            new Turn(false, 1.4, 2.8, 0, 0),
            new Turn(true, 99, 99, 0.9, 0.9));
    List<Turn> relative = UiBench.relative(turns);
    assertThat(relative).hasSize(2);
    for (Turn turn : relative) {
      assertThat(turn.wall()).isCloseTo(1.1, within(1e-12));
      assertThat(turn.trainer()).isCloseTo(1.05, within(1e-12));
    }
    assertThat(relative.get(1).listening()).isEqualTo(0.03);
    assertThat(relative.get(1).pages()).isEqualTo(0.04);
  }
}
