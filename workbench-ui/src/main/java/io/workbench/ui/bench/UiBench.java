package io.workbench.ui.bench;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import io.workbench.train.evaluate.Median;
import io.workbench.train.spec.EngineChoice;
import io.workbench.train.spec.RunSpec;
import io.workbench.ui.bench.UiBenchRun.Turn;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * {@code bench --ui}: what it costs the training when its pages listen, and when browsers watch.
 * Each round trains with 0, 1 and 10 browsers; within a training, turns of three seconds that are
 * watched and not watched follow each other. A first training is not counted: in it Java compiles
 * the training's code and that of the pages, on the cores that train.
 */
public final class UiBench {
  private static final List<Integer> BROWSERS = List.of(0, 1, 10);
  private static final int MOST_BROWSERS = 10;

  private final EngineChoice engine;
  private final Duration length;
  private final PrintWriter err;

  /**
   * A benchmark.
   *
   * @param seconds of each training
   * @param err gets a line a round and number of browsers
   */
  public UiBench(EngineChoice engine, int seconds, PrintWriter err) {
    this.engine = engine;
    length = Duration.ofSeconds(seconds);
    this.err = err;
  }

  /**
   * What watching costs as a share of the training that is not watched.
   *
   * @param turns that were watched, each compared with the mean of its two neighbours
   * @param wall time of a step
   * @param trainer CPU time of a step, of the thread that trains
   * @param listening share of the time in the steps that DL4J's listener heard, their own work
   *     included: a bound of what listening costs
   * @param pages CPU time of the server's threads as a share of the time
   */
  public record Cost(
      int browsers, int turns, Median wall, Median trainer, double listening, double pages) {}

  /** The costs of one kind of network. */
  public record KindAnswer(String kind, String engine, List<Cost> costs) {}

  /** Measures while a kind of network trains. */
  public KindAnswer measure(String kind, int rounds) {
    Path folder = temporary();
    try {
      RunSpec spec = UiBenchRun.spec(kind, engine, folder);
      List<List<Turn>> watched = new ArrayList<>();
      BROWSERS.forEach(ignored -> watched.add(new ArrayList<>()));
      err.println(kind + ": a first training, which is not counted.");
      train(spec, MOST_BROWSERS, folder);
      for (int round = 1; round <= rounds; round++) {
        for (int index = 0; index < BROWSERS.size(); index++) {
          List<Turn> turns = train(spec, BROWSERS.get(index), folder);
          watched.get(index).addAll(relative(turns));
          Cost sofar = cost(BROWSERS.get(index), watched.get(index));
          err.println(kind + " round " + round + " of " + rounds + ": " + line(sofar));
        }
      }
      List<Cost> costs = new ArrayList<>();
      for (int index = 0; index < BROWSERS.size(); index++) {
        costs.add(cost(BROWSERS.get(index), watched.get(index)));
      }
      return new KindAnswer(kind, engine.name().toLowerCase(Locale.ROOT), costs);
    } finally {
      delete(folder);
    }
  }

  /** Each watched turn, its times divided by the mean of the turns before and after it. */
  static List<Turn> relative(List<Turn> turns) {
    List<Turn> relative = new ArrayList<>();
    for (int index = 1; index < turns.size() - 1; index++) {
      Turn turn = turns.get(index);
      Turn before = turns.get(index - 1);
      Turn after = turns.get(index + 1);
      if (turn.watched()) {
        relative.add(
            new Turn(
                true,
                2 * turn.wall() / (before.wall() + after.wall()),
                2 * turn.trainer() / (before.trainer() + after.trainer()),
                turn.listening(),
                turn.pages()));
      }
    }
    return relative;
  }

  private static Cost cost(int browsers, List<Turn> relative) {
    if (relative.isEmpty()) {
      throw new InputException("--seconds is too short for a watched second: at least 30.");
    }
    return new Cost(
        browsers,
        relative.size(),
        Median.of(relative.stream().map(turn -> turn.wall() - 1).toList()),
        Median.of(relative.stream().map(turn -> turn.trainer() - 1).toList()),
        mean(relative, Turn::listening),
        mean(relative, Turn::pages));
  }

  private static double mean(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    return turns.stream().mapToDouble(figure).average().orElse(0);
  }

  /** Each training has a results folder of its own, which goes with it. */
  private List<Turn> train(RunSpec spec, int browsers, Path folder) {
    Path results = folder.resolve("results");
    try {
      return UiBenchRun.of(spec, browsers, length, results);
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

  /** Prints answers for a person. */
  public static void print(List<KindAnswer> answers, PrintWriter out) {
    for (KindAnswer answer : answers) {
      for (Cost cost : answer.costs()) {
        out.printf(Locale.ROOT, "%-9s %-8s %s%n", answer.kind(), answer.engine(), line(cost));
      }
    }
  }

  private static String line(Cost cost) {
    return String.format(
        Locale.ROOT,
        "%2d browsers: a step takes %+.1f ± %.1f %%, its CPU %+.1f ± %.1f %%; listening %.1f %%,"
            + " server %.1f %% (%d turns)",
        cost.browsers(),
        100 * cost.wall().value(),
        100 * cost.wall().error(),
        100 * cost.trainer().value(),
        100 * cost.trainer().error(),
        100 * cost.listening(),
        100 * cost.pages(),
        cost.turns());
  }
}
