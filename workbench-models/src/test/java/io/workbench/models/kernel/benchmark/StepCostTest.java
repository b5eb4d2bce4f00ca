package io.workbench.models.kernel.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.models.ModelSpec;
import org.junit.jupiter.api.Test;

class StepCostTest {
  private static double flops(String kind, int layers) {
    return StepCost.flops(ModelSpec.of(kind, 64, layers, 0.2), 20, 12);
  }

  /**
   * By hand: (2·20·256 + 3·64·256)·12 - 3·64·256 and 6·64·256·12 - 3·64·256 multiply-adds, and the
   * head's 3·64.
   */
  @Test
  void countsTheProductsOfALstmStep() {
    double first = (2 * 20 * 256 + 3 * 64 * 256) * 12 - 3 * 64 * 256;
    double second = 6 * 64 * 256 * 12 - 3 * 64 * 256;
    assertThat(flops("lstm", 2)).isEqualTo(2 * (first + second + 3 * 64));
  }

  /** An LSTM layer has four products of the hidden size, a GRU three, a plain cell one. */
  @Test
  void countsTheProductsOfEachCell() {
    double head = 2 * 3 * 64;
    double each = (flops("lstm", 2) - head) / 4;
    assertThat(flops("gru", 2)).isEqualTo(3 * each + head);
    assertThat(flops("rnn", 2)).isEqualTo(each + head);
  }

  /**
   * By hand: the first LSTM layer once for each direction; the second takes 128 inputs, once for
   * each direction; the head multiplies the 12 states of 128 numbers by the query and by their
   * weights, then 128 by 64, then 64.
   */
  @Test
  void countsBothDirectionsAndTheHeadOfAttention() {
    double first = (2 * 20 * 256 + 3 * 64 * 256) * 12 - 3 * 64 * 256;
    double second = (3 * 128 * 256 + 3 * 64 * 256) * 12 - 3 * 64 * 256;
    double head = 2 * 12 * 128 + 128 * 64 + 64;
    assertThat(flops("attention", 2)).isEqualTo(2 * (2 * first + 2 * second + 3 * head));
  }
}
