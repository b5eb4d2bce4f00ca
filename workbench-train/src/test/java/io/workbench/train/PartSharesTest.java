package io.workbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.spec.RunSpec;
import org.junit.jupiter.api.Test;

class PartSharesTest {
  /**
   * Of a day and two days from the same moment, the day is split and the second day tests: (0.15 +
   * 1.15) / 3 = 43 % of the rows, and a little more of the windows, because most of the rows that
   * make none, for a feature or a window reaches back before the first, are of the training part.
   */
  @Test
  void partThatIsFarFromItsShareIsToldWithTheTimesOfAllInstruments() {
    assertThat(warning(TinyPanel.spec()))
        .matches(
            "The test part has 4[3-6] % of the windows, but split\\.test is 15 %; the instruments"
                + " overlap in part of their times only: H100 from 2025-01-06T00:00:00Z to"
                + " 2025-01-07T00:00:00Z, H200 from 2025-01-06T00:00:00Z to"
                + " 2025-01-08T00:00:00Z\\.");
  }

  @Test
  void instrumentsOfTheSameTimesAreNoReasonToWarn() {
    assertThat(warning(TinyPanel.spec("data.instruments.H200.days=1"))).isEmpty();
    assertThat(warning(TinyRun.spec())).isEmpty();
  }

  private static String warning(RunSpec spec) {
    return PartShares.warning(TrainingRun.prepare(spec, false), spec.split()).orElse("");
  }
}
