package io.workbench.ui.cli;

import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import io.workbench.train.bench.Medians;
import io.workbench.train.spec.EngineChoice;
import io.workbench.train.spec.RunSpec;
import io.workbench.ui.cli.UiBenchRun.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * {@code bench --ui}: what it costs the training when its pages are there, and when browsers watch.
 * Each round trains the same run without pages and with 0, 1 and 10 browsers, in turn.
 */
final class UiBench {
  private static final List<Integer> BROWSERS = List.of(0, 1, 10);

  private static final int WARM_UPS = 3;

  private final EngineChoice engine;
  private final int seconds;
  private final PrintWriter err;

  UiBench(EngineChoice engine, int seconds, PrintWriter err) {
    this.engine = engine;
    this.seconds = seconds;
    this.err = err;
  }

  /**
   * What watching costs as a share of the training without pages: medians over the rounds.
   *
   * @param wall time
   * @param trainer CPU time of the thread that trains
   * @param listening time of the iterations that DL4J's listener heard, their own steps included,
   *     as a share of the same run's: a bound of what listening cost
   * @param pages CPU time of the server's threads as a share of the training thread's in the same
   *     run, and so a figure that stays the same on a machine that others use too
   */
  record Cost(int browsers, double wall, double trainer, double listening, double pages) {}

  private record Ratio(double wall, double trainer, double listening, double pages) {}

  /** The costs of one kind of network. */
  record KindAnswer(String kind, String engine, int epochs, int rounds, List<Cost> costs) {}

  KindAnswer measure(String kind, int rounds) {
    Path folder = temporary();
    try {
      int epochs = epochs(kind, folder);
      RunSpec spec = spec(kind, epochs, folder);
      List<List<Ratio>> ratios = new ArrayList<>();
      BROWSERS.forEach(ignored -> ratios.add(new ArrayList<>()));
      for (int round = 1; round <= rounds; round++) {
        measureRound(spec, kind, round, ratios, folder);
      }
      return new KindAnswer(
          kind, engine.name().toLowerCase(Locale.ROOT), epochs, rounds, costs(ratios));
    } finally {
      delete(folder);
    }
  }

  /** As many as take the time, once all is loaded and compiled. */
  private int epochs(String kind, Path folder) {
    int epochs = 2;
    for (int attempt = 0; attempt < WARM_UPS; attempt++) {
      train(spec(kind, epochs, folder), 0, folder);
      Figures tried = train(spec(kind, epochs, folder), UiBenchRun.NO_PAGES, folder);
      epochs = Math.max(2, (int) Math.round(epochs * seconds / tried.trainer()));
    }
    return epochs;
  }

  /** What is watched stands between two runs that are not, whose mean it is compared with. */
  private void measureRound(
      RunSpec spec, String kind, int round, List<List<Ratio>> ratios, Path folder) {
    Figures plain = train(spec, UiBenchRun.NO_PAGES, folder);
    err.printf(Locale.ROOT, "%-9s round %d  %.2f s without", kind, round, plain.wall());
    List<Figures> all = new ArrayList<>();
    BROWSERS.forEach(browsers -> all.add(train(spec, browsers, folder)));
    Figures after = train(spec, UiBenchRun.NO_PAGES, folder);
    for (int index = 0; index < BROWSERS.size(); index++) {
      Figures watched = all.get(index);
      Ratio ratio =
          new Ratio(
              2 * watched.wall() / (plain.wall() + after.wall()),
              2 * watched.trainer() / (plain.trainer() + after.trainer()),
              watched.listening() / watched.wall(),
              watched.pages() / watched.trainer());
      ratios.get(index).add(ratio);
      err.printf(
          Locale.ROOT,
          "  %d: %+.1f %% (CPU %+.1f %%, listening %.1f %%, pages %.1f %%)",
          BROWSERS.get(index),
          100 * (ratio.wall() - 1),
          100 * (ratio.trainer() - 1),
          100 * ratio.listening(),
          100 * ratio.pages());
    }
    err.println();
  }

  private RunSpec spec(String kind, int epochs, Path folder) {
    return UiBenchRun.spec(kind, engine, epochs, folder);
  }

  private static List<Cost> costs(List<List<Ratio>> ratios) {
    List<Cost> costs = new ArrayList<>();
    for (int index = 0; index < BROWSERS.size(); index++) {
      costs.add(
          new Cost(
              BROWSERS.get(index),
              median(ratios.get(index), Ratio::wall) - 1,
              median(ratios.get(index), Ratio::trainer) - 1,
              median(ratios.get(index), Ratio::listening),
              median(ratios.get(index), Ratio::pages)));
    }
    return costs;
  }

  private static double median(List<Ratio> all, ToDoubleFunction<Ratio> figure) {
    return Medians.of(all.stream().map(figure::applyAsDouble).toList());
  }

  /** Each run has a results folder of its own, which goes with it. */
  private static Figures train(RunSpec spec, int browsers, Path folder) {
    Path results = folder.resolve("results");
    try {
      return UiBenchRun.of(spec, browsers, results);
    } finally {
      delete(results);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("workbench-bench-");
    } catch (IOException e) {
      throw new OutputException("Cannot make a temporary folder: " + IoReason.of(e) + ".", e);
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new OutputException("Cannot delete " + folder + ": " + IoReason.of(e) + ".", e);
    }
  }

  static void print(List<KindAnswer> answers, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-10s %-9s %8s %12s %12s %12s %12s%n",
        "kind",
        "engine",
        "browsers",
        "wall",
        "trainer CPU",
        "listening",
        "pages CPU");
    for (KindAnswer answer : answers) {
      for (Cost cost : answer.costs()) {
        out.printf(
            Locale.ROOT,
            "%-10s %-9s %8d %+10.1f %% %+10.1f %% %10.1f %% %10.1f %%%n",
            answer.kind(),
            answer.engine(),
            cost.browsers(),
            100 * cost.wall(),
            100 * cost.trainer(),
            100 * cost.listening(),
            100 * cost.pages());
      }
    }
  }
}
