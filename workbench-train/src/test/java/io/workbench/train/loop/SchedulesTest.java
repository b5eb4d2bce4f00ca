package io.workbench.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.spec.ReduceOnPlateau;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SchedulesTest {
  @Test
  void stoppingComparesWithTheBestNotTheLast() {
    EarlyStopping stopping = new EarlyStopping(2);

    assertThat(stopping.improvedBy(1.0)).isTrue();
    assertThat(stopping.improvedBy(1.5)).isFalse();
    assertThat(stopping.shouldStop()).isFalse();
    // Better than the last, not than the best.
    assertThat(stopping.improvedBy(1.2)).isFalse();
    assertThat(stopping.shouldStop()).isTrue();
    assertThat(stopping.bestEpoch()).isEqualTo(1);
  }

  @Test
  void aNewBestStartsThePatienceAnew() {
    EarlyStopping stopping = new EarlyStopping(2);
    stopping.improvedBy(1.0);
    stopping.improvedBy(1.1);
    stopping.improvedBy(0.9);
    stopping.improvedBy(0.95);

    assertThat(stopping.shouldStop()).isFalse();
    assertThat(stopping.bestEpoch()).isEqualTo(3);
  }

  @Test
  void anEqualLossIsNoImprovementAndNanIsNone() {
    EarlyStopping stopping = new EarlyStopping(5);
    stopping.improvedBy(1.0);

    assertThat(stopping.improvedBy(1.0)).isFalse();
    assertThat(stopping.improvedBy(Double.NaN)).isFalse();
  }

  @Test
  void thePlateauLowersTheRateOnceThePatienceIsExceededAndCountsAnew() {
    PlateauSchedule schedule = new PlateauSchedule(0.8, new ReduceOnPlateau(0.5, 1));
    double[] losses = {1.0, 1.2, 1.1, 1.05, 1.0, 0.9, 0.95, 0.95};
    // Bad epochs counted: 0 1 2→cut 1 2→cut 0 1 2→cut.
    double[] rates = {0.8, 0.8, 0.4, 0.4, 0.2, 0.2, 0.2, 0.1};
    for (int epoch = 0; epoch < losses.length; epoch++) {
      schedule.afterEpoch(losses[epoch]);
      assertThat(schedule.learningRate()).as("after epoch %d", epoch + 1).isEqualTo(rates[epoch]);
    }
  }

  @Test
  void theRateNeverFallsToNothing() {
    PlateauSchedule schedule = new PlateauSchedule(1e-6, new ReduceOnPlateau(0.1, 0));
    schedule.afterEpoch(1);
    // 1e-6 → 1e-7 → 1e-8; the next step would be 9e-9, below 1e-8.
    for (double rate : new double[] {1e-7, 1e-8, 1e-8, 1e-8}) {
      schedule.afterEpoch(1);
      assertThat(schedule.learningRate()).isCloseTo(rate, Offset.offset(rate * 1e-12));
    }
  }

  @Test
  void withoutAPlateauScheduleTheRateStays() {
    PlateauSchedule schedule = new PlateauSchedule(0.8, null);
    schedule.afterEpoch(1);
    schedule.afterEpoch(2);

    assertThat(schedule.learningRate()).isEqualTo(0.8);
  }

  @Test
  void everyEpochVisitsEveryWindowOnceInAnOrderOfItsOwn() {
    RunSeeds seeds = RunSeeds.of(42);
    int[] first = seeds.order(100, 1);
    int[] second = seeds.order(100, 2);

    assertThat(Arrays.stream(first).sorted().toArray())
        .isEqualTo(java.util.stream.IntStream.range(0, 100).toArray());
    assertThat(second).isNotEqualTo(first);
    assertThat(RunSeeds.of(42).order(100, 1)).isEqualTo(first);
    assertThat(RunSeeds.of(43).order(100, 1)).isNotEqualTo(first);
  }
}
