package io.workbench.ui.cli;

import io.workbench.data.AtomicFiles;
import io.workbench.data.InputException;
import io.workbench.train.Prediction;
import io.workbench.train.PredictionText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forecasts with a trained bundle. */
@Command(
    name = "predict",
    description = {
      "Forecast with a run's bundle: timestamp, target time, last price, forecast, and the actual where it is known.",
      "Where the bundle has intervals, their ends follow as lower_80, upper_80, lower_95 and upper_95.",
      "The last lines are of windows whose actual is still to come."
    },
    footer = {
      "%nExamples:",
      "  ./workbench predict --bundle experiments/results/RUN/model.zip --data experiments/data/eurusd_darwinex_L1_5min.csv",
      "  ./workbench predict --bundle RUN/model.zip --data market.db --instrument h100",
      "  ./workbench predict --bundle RUN/model.zip --data market.csv --json --output forecasts.json"
    })
final class PredictCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Answer answer;

  @Option(
      names = "--bundle",
      required = true,
      paramLabel = "MODEL.zip",
      description = "The model.zip of a run, or the run's folder.")
  Path bundle;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description =
          "A CSV of snapshots, or a store by its file or URL, read with the data settings that the"
              + " model was trained with.")
  String data;

  @Option(
      names = "--instrument",
      paramLabel = "NAME",
      description = "Which instrument the data are of, for the bundle of a panel.")
  @Nullable String instrument;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change how the data is read, such as data.columns.mid_price=close.")
  List<String> overrides = List.of();

  @Option(names = "--strict", description = "Fail on the first row that would be set aside.")
  boolean strict;

  @Option(names = "--json", description = "Print one JSON document instead of CSV.")
  boolean json;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to a file, whole or not at all, instead of stdout.")
  @Nullable Path output;

  @Override
  public Integer call() {
    if (output != null) {
      ReplaceableCsv.requireNoFolder(output);
    }
    Prediction.Forecasts forecasts =
        Prediction.of(new Prediction.Request(bundleFile(), data, overrides, strict, instrument));
    StringBuilder text = new StringBuilder();
    try {
      if (json) {
        PredictionText.json(forecasts, text);
      } else {
        PredictionText.csv(forecasts, text);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (output == null) {
      out.print(text);
      out.flush();
    } else {
      if (!json) {
        ReplaceableCsv.require(output);
      }
      AtomicFiles.write(output, text.toString());
      out.println(output);
    }
    return 0;
  }

  private Path bundleFile() {
    if (!Files.isDirectory(bundle)) {
      return bundle;
    }
    Path inRun = bundle.resolve("model.zip");
    if (!Files.exists(inRun)) {
      throw new InputException(bundle + ": a folder without a model.zip is no bundle.");
    }
    return inRun;
  }
}
