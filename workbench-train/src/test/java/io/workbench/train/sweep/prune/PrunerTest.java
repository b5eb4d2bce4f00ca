package io.workbench.train.sweep.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrunerTest {
  @Test
  void medianGivesUpWhatIsWorseThanHalfOfTheCompleteTrialsAtTheSameEpoch() {
    MedianPruner pruner = new MedianPruner(3, 2);
    pruner.completed(0, List.of(1.0, 0.5, 0.4));
    pruner.completed(1, List.of(1.0, 0.7, 0.1));
    assertThat(pruner.prunes(2, List.of(9.0, 9.0))).as("too few complete trials").isFalse();
    pruner.completed(2, List.of(1.0, 0.9, 0.8));

    assertThat(pruner.prunes(3, List.of(9.0))).as("before minEpochs").isFalse();
    assertThat(pruner.prunes(3, List.of(9.0, 0.7))).as("as good as the median").isFalse();
    assertThat(pruner.prunes(3, List.of(9.0, 0.71))).isTrue();
    assertThat(pruner.prunes(3, List.of(9.0, 0.7, 0.41))).as("the third epoch's is 0.4").isTrue();
  }

  @Test
  void medianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    MedianPruner pruner = new MedianPruner(1, 1);
    pruner.completed(0, List.of(1.0));
    pruner.completed(1, List.of(2.0));
    assertThat(pruner.prunes(2, List.of(1.5))).isFalse();
    assertThat(pruner.prunes(2, List.of(1.51))).isTrue();
  }

  @Test
  void aTrialThatStoppedEarlyCountsWithItsLastValue() {
    MedianPruner pruner = new MedianPruner(1, 1);
    pruner.completed(0, List.of(1.0, 0.5));
    assertThat(pruner.prunes(1, List.of(2.0, 1.0, 0.6))).isTrue();
    pruner.forget(0);
    assertThat(pruner.prunes(1, List.of(2.0, 1.0, 0.6))).isFalse();
  }

  @Test
  void ashaLetsTheBestThirdOfARungGoOn() {
    AshaPruner pruner = new AshaPruner(3, 2);
    assertThat(pruner.prunes(0, List.of(5.0))).as("epoch 1 is no rung").isFalse();
    assertThat(pruner.prunes(0, List.of(5.0, 5.0))).as("alone, and so the best").isFalse();
    assertThat(pruner.prunes(1, List.of(6.0, 6.0))).as("second of two").isTrue();
    assertThat(pruner.prunes(2, List.of(4.0, 4.0))).as("best of three").isFalse();
    assertThat(pruner.prunes(3, List.of(4.5, 4.5))).as("second of four, one goes on").isTrue();
    assertThat(pruner.prunes(4, List.of(7.0, 7.0))).isTrue();
    assertThat(pruner.prunes(5, List.of(4.2, 4.2))).as("second of six, two go on").isFalse();
    assertThat(pruner.prunes(5, List.of(4.2, 4.2, 4.1))).as("epoch 3 is no rung").isFalse();
  }

  @Test
  void ashaHasItsRungsAtPowersOfTheReduction() {
    AshaPruner pruner = new AshaPruner(3, 2);
    List<Double> good = List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
    pruner.replayed(0, good);
    List<Double> bad = List.of(2.0, 2.0, 2.0, 2.0, 2.0, 2.0);
    for (int epochs : new int[] {1, 3, 4, 5}) {
      assertThat(pruner.prunes(1, bad.subList(0, epochs))).isFalse();
    }
    assertThat(pruner.prunes(1, bad.subList(0, 2))).isTrue();
    assertThat(pruner.prunes(1, bad)).isTrue();
  }

  @Test
  void ashaForgetsATrialThatIsRunAgain() {
    AshaPruner pruner = new AshaPruner(3, 1);
    assertThat(pruner.prunes(0, List.of(1.0))).isFalse();
    assertThat(pruner.prunes(1, List.of(2.0))).isTrue();
    pruner.forget(0);
    assertThat(pruner.prunes(1, List.of(2.0))).isFalse();
  }

  @Test
  void withoutAPrunerEveryTrialGoesOn() {
    NoPruner pruner = new NoPruner();
    pruner.completed(0, List.of(1.0));
    assertThat(pruner.prunes(1, List.of(Double.POSITIVE_INFINITY))).isFalse();
  }
}
