package io.workbench.train;

import io.workbench.data.window.Panel;
import io.workbench.data.window.Windows;
import io.workbench.models.baseline.Persistence;
import io.workbench.train.Foretold.Parts;
import io.workbench.train.evaluate.DieboldMariano;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.evaluate.PanelMetrics;
import io.workbench.train.evaluate.Skill;
import io.workbench.train.loop.Engine;
import io.workbench.train.run.Interval;
import io.workbench.train.run.RunResult.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges a trained network on the validation and test parts, beside the baselines and, where the
 * data know it, the oracle. Of several instruments every score is over all their windows, see
 * {@link PanelMetrics}, and each has an evaluation of its own.
 *
 * @param model scores of the network
 * @param baselines scores by name
 * @param skill of the network over persistence on the test part
 * @param intervals around the network's forecasts, from its errors on the validation part; none
 *     around those of several instruments together, whose errors have no common width
 * @param foretold what was judged, one an instrument
 */
record Evaluation(
    Scores model,
    Map<String, Scores> baselines,
    @Nullable Scores oracle,
    Skill skill,
    List<Interval> intervals,
    List<Foretold> foretold) {

  static Evaluation of(Panel panel, Engine engine) {
    return of(panel.members().stream().map(member -> Foretold.of(member, engine)).toList());
  }

  private static Evaluation of(List<Foretold> foretold) {
    Scores model = scores(foretold, Foretold::model);
    Map<String, Scores> baselines = new LinkedHashMap<>();
    for (String name : foretold.get(0).baselines().keySet()) {
      baselines.put(name, scores(foretold, one -> one.baselines().get(name)));
    }
    Metrics persistence = test(baselines.get(new Persistence().name()));
    boolean oracle = foretold.stream().allMatch(one -> one.oracle() != null);
    return new Evaluation(
        model,
        baselines,
        oracle ? scores(foretold, Foretold::oracle) : null,
        Skill.of(test(model), persistence, dieboldMariano(foretold)),
        foretold.size() == 1 ? intervals(foretold.get(0).model()) : List.of(),
        foretold);
  }

  private static List<Interval> intervals(Parts model) {
    return Interval.standard(model.validation().errors(), model.test().errors());
  }

  /** One evaluation an instrument by its name, where there are several. */
  Map<String, Evaluation> instruments() {
    Map<String, Evaluation> instruments = new LinkedHashMap<>();
    for (Foretold one : foretold.size() > 1 ? foretold : List.<Foretold>of()) {
      instruments.put(one.dataset().instrument(), of(List.of(one)));
    }
    return instruments;
  }

  private static DieboldMariano dieboldMariano(List<Foretold> foretold) {
    int horizon = foretold.get(0).dataset().window().horizon();
    if (foretold.size() == 1) {
      return DieboldMariano.of(modelErrors(foretold.get(0)), lastErrors(foretold.get(0)), horizon);
    }
    PooledTest pooled = PooledTest.of(foretold);
    return DieboldMariano.ofPanel(
        pooled.times(),
        pooled.joined(Evaluation::modelErrors),
        pooled.joined(Evaluation::lastErrors),
        horizon);
  }

  private static double[] modelErrors(Foretold one) {
    return one.model().test().errors();
  }

  private static double[] lastErrors(Foretold one) {
    Windows windows = one.dataset().test();
    return PartForecast.of(windows, one.model().test().last()).errors();
  }

  private static Scores scores(
      List<Foretold> foretold, Function<Foretold, @Nullable Parts> forecaster) {
    List<PanelMetrics.Scored> validation = new ArrayList<>();
    List<PanelMetrics.Scored> test = new ArrayList<>();
    Long fallbacks = null;
    for (Foretold one : foretold) {
      Parts parts = forecaster.apply(one);
      if (parts == null) {
        throw new IllegalArgumentException("Every instrument must have the forecaster.");
      }
      validation.add(parts.validation().scored(one.naiveScale()));
      test.add(parts.test().scored(one.naiveScale()));
      if (parts.fallbacks() != null) {
        fallbacks = parts.fallbacks() + (fallbacks == null ? 0 : fallbacks);
      }
    }
    return new Scores(PanelMetrics.of(validation), PanelMetrics.of(test), fallbacks);
  }

  private static Metrics test(@Nullable Scores scores) {
    Metrics test = scores == null ? null : scores.test();
    if (test == null) {
      throw new IllegalStateException("The test part must have been scored.");
    }
    return test;
  }
}
