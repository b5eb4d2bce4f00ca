package io.workbench.ui.cli;

import io.workbench.data.InputException;
import io.workbench.models.ModelSpec;
import io.workbench.train.bench.Peer;
import io.workbench.train.bench.SearchBenchmark;
import io.workbench.train.run.ResultJson;
import io.workbench.train.spec.EngineChoice;
import io.workbench.train.spec.SearchMethod;
import io.workbench.ui.bench.DataBench;
import io.workbench.ui.bench.ModelBench;
import io.workbench.ui.bench.SearchBench;
import io.workbench.ui.bench.UiBench;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the workbench on this machine, in turn with another program where one is named. */
@Command(
    name = "bench",
    description =
        "Measure the networks, reading with --data, a sweep's search with --search, each in turn"
            + " with a peer program, or what it costs to be watched with --ui.",
    footer = {
      "%nExamples:",
      "  ./workbench bench --threads 1 --peer \"python3 experiments/peers/torch_peer.py\"",
      "  taskset -c 0 ./workbench bench --data market.csv --peer \"python3"
          + " experiments/peers/pandas_features.py\"",
      "  ./workbench bench --ui --kinds rnn,attention --rounds 1",
      "  ./workbench bench --search --peer \"python3 experiments/peers/optuna_tpe.py\""
    })
final class BenchCommand implements Callable<Integer> {
  private static final int MODEL_SECONDS = 6;
  private static final int UI_SECONDS = 120;

  @Spec CommandSpec spec;
  @Mixin Answer answer;

  @Option(
      names = "--kinds",
      split = ",",
      paramLabel = "KIND",
      description = "Networks to measure (default: all four).")
  List<String> kinds = ModelSpec.KINDS;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "Threads (default: ${DEFAULT-VALUE}).")
  int threads;

  @Option(
      names = "--engine",
      defaultValue = "compiled",
      description = "compiled or dl4j (default: ${DEFAULT-VALUE}).")
  EngineChoice engine;

  @Option(
      names = "--seconds",
      description =
          "Seconds of training steps a round and kind (default: 6); with --ui of each training"
              + " (default: 120).")
  @Nullable Integer seconds;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Measure reading this CSV and computing the default features instead.")
  @Nullable Path data;

  @Option(
      names = "--search",
      description = "Measure how low a sweep's search gets on known functions instead.")
  boolean search;

  @Option(
      names = "--ui",
      description =
          "Measure what listening pages and watching browsers cost the training, as a share of its"
              + " time.")
  boolean ui;

  @Option(
      names = "--method",
      defaultValue = "tpe",
      description =
          "With --search: random, grid, sobol, genetic or tpe (default: ${DEFAULT-VALUE}).")
  SearchMethod method;

  @Option(
      names = "--trials",
      defaultValue = "60",
      description = "With --search: trials a search (default: ${DEFAULT-VALUE}).")
  int trials;

  @Option(
      names = "--seeds",
      defaultValue = "20",
      description = "With --search: searches a function (default: ${DEFAULT-VALUE}).")
  int seeds;

  @Option(
      names = "--first-seed",
      defaultValue = "0",
      description = "With --search: the first search's seed (default: ${DEFAULT-VALUE}).")
  int firstSeed;

  @Option(
      names = "--peer",
      paramLabel = "CMD",
      description =
          "A program that does the same work and prints JSON lines; with --data it is given FILE"
              + " and a number of repeats.")
  @Nullable String peer;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds, ours and the peer's in turn (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(names = "--json", description = "Print one JSON document.")
  boolean json;

  @Override
  public Integer call() {
    BenchMeasure measure = BenchMeasure.of(given());
    requireAtLeastOne("--rounds", rounds);
    requireAtLeastOne("--threads", threads);
    if (seconds != null) {
      requireAtLeastOne("--seconds", seconds);
    }
    Peer program = peer == null ? null : new Peer(peer);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    switch (measure) {
      case MODELS -> measureModels(program, out, err);
      case DATA -> measureData(program, out, err);
      case SEARCH -> measureSearch(program, out, err);
      case WATCHING -> measureWatching(out, err);
    }
    return 0;
  }

  private List<String> given() {
    return spec.commandLine().getParseResult().matchedOptions().stream()
        .map(OptionSpec::longestName)
        .toList();
  }

  private void measureData(@Nullable Peer program, PrintWriter out, PrintWriter err) {
    DataBench.DataAnswer measured =
        DataBench.measure(Objects.requireNonNull(data), program, rounds, err);
    if (json) {
      out.println(ResultJson.text(measured));
    } else {
      DataBench.print(measured, out);
    }
  }

  private void measureSearch(@Nullable Peer program, PrintWriter out, PrintWriter err) {
    requireAtLeastOne("--trials", trials);
    requireAtLeastOne("--seeds", seeds);
    SearchBenchmark benchmark = new SearchBenchmark(method, trials, seeds, firstSeed);
    List<SearchBenchmark.FunctionResult> results = SearchBench.measure(benchmark, program, err);
    if (json) {
      out.println(ResultJson.text(results));
    } else {
      SearchBench.print(results, out);
    }
  }

  private void measureWatching(PrintWriter out, PrintWriter err) {
    requireKinds();
    UiBench bench = new UiBench(engine, seconds == null ? UI_SECONDS : seconds, err);
    List<UiBench.KindAnswer> answers =
        kinds.stream().map(kind -> bench.measure(kind, rounds)).toList();
    if (json) {
      out.println(ResultJson.text(answers));
    } else {
      UiBench.print(answers, out);
    }
  }

  private void requireKinds() {
    for (String kind : kinds) {
      if (!ModelSpec.KINDS.contains(kind)) {
        throw new InputException(
            "--kinds must be among " + ModelSpec.KINDS + ", but had \"" + kind + "\".");
      }
    }
  }

  private void measureModels(@Nullable Peer program, PrintWriter out, PrintWriter err) {
    requireKinds();
    if (engine == EngineChoice.AUTO) {
      throw new InputException("bench --engine must be compiled or dl4j, but was auto.");
    }
    ModelBench bench =
        new ModelBench(threads, seconds == null ? MODEL_SECONDS : seconds, engine, program, err);
    List<ModelBench.KindAnswer> answers = new ArrayList<>();
    for (String kind : kinds) {
      answers.add(bench.measure(kind, rounds));
    }
    if (json) {
      out.println(ResultJson.text(answers));
    } else {
      ModelBench.print(answers, out);
    }
  }

  private static void requireAtLeastOne(String option, int value) {
    if (value < 1) {
      throw new InputException(option + " must be at least 1, but was " + value + ".");
    }
  }
}
