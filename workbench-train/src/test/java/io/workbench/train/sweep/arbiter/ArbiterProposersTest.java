package io.workbench.train.sweep.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.train.spec.ChoiceParameter;
import io.workbench.train.spec.IntParameter;
import io.workbench.train.spec.RealParameter;
import io.workbench.train.spec.SearchMethod;
import io.workbench.train.spec.SearchSpec;
import io.workbench.train.spec.When;
import io.workbench.train.sweep.search.Observation;
import io.workbench.train.sweep.search.Proposer;
import io.workbench.train.sweep.search.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArbiterProposersTest {
  private static final SearchSpace MIXED =
      new SearchSpace(
          List.of(
              new ChoiceParameter("kind", List.of("rnn", "gru", "lstm"), null),
              new RealParameter("rate", 1e-4, 1e-1, null, true, null),
              new IntParameter(
                  "layers", 1, 3, null, false, new When(Map.of("kind", List.of("rnn", "gru")))),
              new RealParameter("dropout", 0, 0.6, null, false, null)));

  private static final SearchSpace SMALL =
      new SearchSpace(
          List.of(
              new ChoiceParameter("a", List.of("x", "y", "z"), null),
              new IntParameter("b", 1, 3, null, false, new When(Map.of("a", List.of("x", "y"))))));

  @ParameterizedTest
  @EnumSource(SearchMethod.class)
  void aProposalDependsOnNothingButItsArguments(SearchMethod method) {
    List<Observation> seen = observations(MIXED, 25);
    List<Observation> shuffled = new ArrayList<>(seen);
    Collections.shuffle(shuffled, new Random(3));
    Proposer used = proposer(method, MIXED, 1);
    used.propose(3, List.of());
    used.propose(40, seen.subList(0, 12));

    double[] point = used.propose(25, seen).orElseThrow();

    assertThat(proposer(method, MIXED, 1).propose(25, seen).orElseThrow()).isEqualTo(point);
    assertThat(used.propose(25, shuffled).orElseThrow()).isEqualTo(point);
    assertThat(used.propose(26, seen).orElseThrow()).isNotEqualTo(point);
    if (method != SearchMethod.GRID) {
      assertThat(proposer(method, MIXED, 2).propose(25, seen).orElseThrow()).isNotEqualTo(point);
    }
  }

  @ParameterizedTest
  @EnumSource(SearchMethod.class)
  void whatWasSeenIsLeftAsItWas(SearchMethod method) {
    List<Observation> seen = observations(MIXED, 30);
    List<double[]> points = seen.stream().map(observation -> observation.point().clone()).toList();

    for (int trial = 30; trial < 60; trial++) {
      double[] point = proposer(method, MIXED, 1).propose(trial, seen).orElseThrow();
      assertThat(Arrays.stream(point).allMatch(unit -> unit >= 0 && unit <= 1)).isTrue();
    }

    for (int index = 0; index < seen.size(); index++) {
      assertThat(seen.get(index).point()).isEqualTo(points.get(index));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SearchMethod.class,
      names = {"RANDOM", "GRID", "SOBOL"})
  void whatDoesNotLearnIgnoresTheResults(SearchMethod method) {
    Proposer proposer = proposer(method, MIXED, 1);

    assertThat(proposer.propose(7, observations(MIXED, 7)).orElseThrow())
        .isEqualTo(proposer.propose(7, List.of()).orElseThrow());
  }

  @Test
  void aGridTakesEveryCombinationOnceAndThenEnds() {
    Proposer proposer = proposer(SearchMethod.GRID, SMALL, 1);
    Set<Map<String, Object>> proposed = new HashSet<>();
    int trial = 0;
    while (proposer.propose(trial, List.of()).isPresent()) {
      proposed.add(SMALL.values(proposer.propose(trial, List.of()).orElseThrow()));
      trial++;
    }

    // Three layers for each of two, and one without: seven, where the plain product has nine.
    assertThat(trial).isEqualTo(7);
    assertThat(proposed).hasSize(7).contains(Map.of("a", "z"));
  }

  @Test
  void aGridLeavesOutWhatWasEnqueued() {
    Map<String, Object> enqueued = Map.of("a", "x", "b", 2L);
    Proposer proposer =
        ArbiterProposers.create(search(SearchMethod.GRID, 1), SMALL, List.of(enqueued));
    List<Map<String, Object>> proposed = new ArrayList<>();
    for (int trial = 1; trial < 7; trial++) {
      proposed.add(SMALL.values(proposer.propose(trial, List.of()).orElseThrow()));
    }

    assertThat(proposed).doesNotHaveDuplicates().doesNotContain(enqueued);
    assertThat(proposer.propose(7, List.of())).isEmpty();
  }

  @Test
  void aGridOfOneCombinationIsAGrid() {
    SearchSpace one = new SearchSpace(List.of(new ChoiceParameter("a", List.of("x"), null)));
    Proposer proposer = proposer(SearchMethod.GRID, one, 1);

    assertThat(one.values(proposer.propose(0, List.of()).orElseThrow()))
        .isEqualTo(Map.of("a", "x"));
    assertThat(proposer.propose(1, List.of())).isEmpty();
  }

  @Test
  void aGridThatIsTooLargeIsRefusedWithItsSize() {
    SearchSpec search = new SearchSpec(SearchMethod.GRID, 10, 1, null, 100, 5000, 10);

    assertThatThrownBy(() -> ArbiterProposers.create(search, MIXED, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "The grid must have at most 5000 combinations, but has 70000; search.maxGrid allows"
                + " more, search.gridPoints and shorter lists make fewer.");
  }

  @ParameterizedTest
  @EnumSource(
      value = SearchMethod.class,
      names = {"GENETIC", "TPE"})
  void whatLearnsTriesNothingTwiceWhileItNeedNot(SearchMethod method) {
    Proposer proposer =
        ArbiterProposers.create(
            new SearchSpec(method, 12, 1, null, 5, 10_000, 1), SMALL, List.of());
    List<Observation> seen = new ArrayList<>();
    for (int trial = 0; trial < 7; trial++) {
      seen.add(observation(SMALL, trial, proposer.propose(trial, seen).orElseThrow()));
    }

    assertThat(seen.stream().map(Observation::parameters).distinct()).hasSize(7);
    assertThat(proposer.propose(7, seen)).isPresent();
  }

  @Test
  void sobolFillsTheSpaceMoreEvenlyThanRandomDraws() {
    for (long seed = 1; seed <= 5; seed++) {
      assertThat(discrepancy(points(SearchMethod.SOBOL, seed)))
          .isLessThan(discrepancy(points(SearchMethod.RANDOM, seed)) / 2);
    }
  }

  @Test
  void sobolPutsOnePointInEachOfAsManySlices() {
    for (int dimension = 0; dimension < MIXED.dimensions(); dimension++) {
      Set<Integer> slices = new HashSet<>();
      for (double[] point : points(SearchMethod.SOBOL, 9)) {
        slices.add((int) (point[dimension] * 64));
      }
      assertThat(slices).hasSize(64);
    }
  }

  @Test
  void tpeStartsEvenlyAndThenLearns() {
    Proposer tpe = proposer(SearchMethod.TPE, MIXED, 1);
    Proposer sobol = proposer(SearchMethod.SOBOL, MIXED, 1);
    List<Observation> nine = observations(MIXED, 9);
    List<Observation> ten = observations(MIXED, 10);

    assertThat(tpe.propose(9, nine).orElseThrow()).isEqualTo(sobol.propose(9, nine).orElseThrow());
    assertThat(tpe.propose(10, ten).orElseThrow())
        .isNotEqualTo(sobol.propose(10, ten).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(
      value = SearchMethod.class,
      names = {"GENETIC", "TPE"})
  void whatLearnsGoesWhereScoresAreLow(SearchMethod method) {
    Proposer proposer = proposer(method, MIXED, 4);
    List<Observation> seen = observations(MIXED, 40);
    double learnt = 0;
    for (int trial = 40; trial < 60; trial++) {
      learnt += score(MIXED.values(proposer.propose(trial, seen).orElseThrow())) / 20;
    }

    double before = seen.stream().mapToDouble(Observation::score).average().orElseThrow();
    assertThat(learnt).isLessThan(before * 2 / 3);
  }

  @Test
  void aTpeProposalTakesLittleTime() {
    Proposer proposer = proposer(SearchMethod.TPE, MIXED, 1);
    List<Observation> seen = observations(MIXED, 60);
    for (int trial = 60; trial < 160; trial++) {
      proposer.propose(trial, seen);
    }
    long start = System.nanoTime();
    for (int trial = 160; trial < 260; trial++) {
      proposer.propose(trial, seen);
    }

    // A fraction of a millisecond on a free core; the margin is for a busy machine.
    assertThat((System.nanoTime() - start) / 100).isLessThan(20_000_000);
  }

  private static List<double[]> points(SearchMethod method, long seed) {
    Proposer proposer = proposer(method, MIXED, seed);
    List<double[]> points = new ArrayList<>();
    for (int trial = 0; trial < 64; trial++) {
      points.add(proposer.propose(trial, List.of()).orElseThrow());
    }
    return points;
  }

  /** The square of the L2-star discrepancy by Warnock's formula (1972). */
  private static double discrepancy(List<double[]> points) {
    int count = points.size();
    int dimensions = points.get(0).length;
    double single = 0;
    double pairs = 0;
    for (double[] one : points) {
      double product = 1;
      for (double unit : one) {
        product *= (1 - unit * unit) / 2;
      }
      single += product;
      for (double[] other : points) {
        double both = 1;
        for (int dimension = 0; dimension < dimensions; dimension++) {
          both *= 1 - Math.max(one[dimension], other[dimension]);
        }
        pairs += both;
      }
    }
    return Math.pow(3, -dimensions) - 2.0 / count * single + pairs / ((double) count * count);
  }

  private static Proposer proposer(SearchMethod method, SearchSpace space, long seed) {
    return ArbiterProposers.create(search(method, seed), space, List.of());
  }

  private static SearchSpec search(SearchMethod method, long seed) {
    return new SearchSpec(method, 60, seed, null, 5, 10_000, 10);
  }

  private static List<Observation> observations(SearchSpace space, int count) {
    Random random = new Random(7);
    List<Observation> seen = new ArrayList<>();
    for (int trial = 0; trial < count; trial++) {
      double[] point = random.doubles(space.dimensions()).toArray();
      seen.add(observation(space, trial, point));
    }
    return seen;
  }

  private static Observation observation(SearchSpace space, int trial, double[] point) {
    Map<String, Object> settings = space.values(point);
    return new Observation(trial, point, settings, score(settings), false, 5);
  }

  private static double score(Map<String, Object> settings) {
    double rate = settings.get("rate") instanceof Double found ? Math.log10(found) + 2.5 : 0;
    return rate * rate + ("lstm".equals(settings.get("kind")) ? 0 : 1);
  }
}
