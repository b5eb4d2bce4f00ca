package io.workbench.train.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.InputException;
import io.workbench.train.bench.SearchBenchmark.Found;
import io.workbench.train.bench.SearchBenchmark.FunctionResult;
import io.workbench.train.spec.SearchMethod;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchBenchmarkTest {
  @Test
  void theFunctionsHaveTheirKnownMinima() {
    assertThat(SearchFunction.BRANIN.of(Map.of("x0", Math.PI, "x1", 2.275)))
        .isCloseTo(0.397887, within(1e-6));
    assertThat(
            SearchFunction.HARTMANN6.of(
                Map.of(
                    "x0", 0.20169, "x1", 0.150011, "x2", 0.476874, "x3", 0.275332, "x4", 0.311652,
                    "x5", 0.6573)))
        .isCloseTo(-3.32237, within(1e-5));
    assertThat(SearchFunction.ROSENBROCK4.of(Map.of("x0", 1.0, "x1", 1.0, "x2", 1.0, "x3", 1.0)))
        .isZero();
    assertThat(
            SearchFunction.ACKLEY5.of(
                Map.of("x0", 0.0, "x1", 0.0, "x2", 0.0, "x3", 0.0, "x4", 0.0)))
        .isCloseTo(0, within(1e-12));
    // Two layers want a width of 4.2 - 1 doublings of 8, and that a dropout of 0.08 for each.
    assertThat(
            SearchFunction.SWEEP.of(
                Map.of(
                    "kind",
                    "lstm",
                    "learningRate",
                    Math.pow(10, -2.35),
                    "layers",
                    2L,
                    "hiddenSize",
                    8 * Math.pow(2, 3.2),
                    "dropout",
                    0.256)))
        .isCloseTo(0.1, within(1e-12));
  }

  /**
   * The medians of Optuna 3.1's TPESampler, the better of its two forms, over 40 seeds as {@code
   * experiments/peers/optuna_tpe.py --seeds 40 --first-seed 1000} prints them.
   */
  @ParameterizedTest
  @CsvSource({
    "BRANIN, 0.4501",
    "HARTMANN6, -2.9531",
    "SWEEP, 0.1112",
    "ROSENBROCK4, 6.53",
    "ACKLEY5, 10.74"
  })
  void tpeIsAtLeastAsGoodAsTheWellKnownOne(SearchFunction function, double theirs) {
    SearchBenchmark benchmark = new SearchBenchmark(SearchMethod.TPE, 60, 20, 0);

    assertThat(benchmark.measure(function, null).ours().median()).isLessThan(theirs);
  }

  @Test
  void aPeersValuesStandBesideOurs() {
    Peer peer =
        new Peer(
            "for best in -9 9; do echo '{\"function\": \"branin\", \"sampler\": \"other\","
                + " \"best\": '$best'}'; done; true");

    FunctionResult result =
        new SearchBenchmark(SearchMethod.RANDOM, 5, 2, 0).measure(SearchFunction.BRANIN, peer);

    Found other = result.peers().get(0);
    assertThat(other.search()).isEqualTo("other");
    assertThat(other.median()).isZero();
    assertThat(other.oursBetter()).isIn(0.0, 0.25, 0.5);
    assertThat(result.ours().search()).isEqualTo("random");
    assertThat(result.proposalMs()).isPositive();
  }

  @Test
  void aPeersLineOfSomethingElseIsRefused() {
    Peer peer = new Peer("echo '{\"function\": \"other\"}'; true");

    assertThatThrownBy(
            () ->
                new SearchBenchmark(SearchMethod.RANDOM, 2, 1, 0)
                    .measure(SearchFunction.BRANIN, peer))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "The peer's line must have the function \"branin\", a sampler and a best value, but was"
                + " {\"function\":\"other\"}.");
  }
}
