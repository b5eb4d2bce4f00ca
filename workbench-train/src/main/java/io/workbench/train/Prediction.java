package io.workbench.train;

import io.workbench.data.InputException;
import io.workbench.data.feature.Feature;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.market.Instrument;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.PanelSpec;
import io.workbench.data.source.SeriesLoader;
import io.workbench.data.window.Windows;
import io.workbench.train.loop.Engines;
import io.workbench.train.run.Bundle;
import io.workbench.train.run.Interval;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forecasts with a bundle: one for every whole window of its data, the last ones included. */
public final class Prediction {
  private static final Logger LOG = LoggerFactory.getLogger(Prediction.class);
  // Data sampled this much faster or slower than the training data are worth a warning.
  private static final double STEP_TOLERANCE = 1.5;

  private Prediction() {}

  /**
   * One forecast.
   *
   * @param timestamp of the window's last row: when the forecast can be made
   * @param targetTime that the forecast is for
   * @param lastPrice at {@code timestamp}
   * @param forecast price at {@code targetTime}
   * @param actual price at {@code targetTime}, absent where the file does not know it
   */
  public record Row(
      Instant timestamp,
      Instant targetTime,
      double lastPrice,
      double forecast,
      @Nullable Double actual) {}

  /**
   * All forecasts of a file.
   *
   * @param rows in order of time
   * @param intervals around every forecast; empty where the bundle has none
   */
  public record Forecasts(List<Row> rows, List<Interval> intervals) {}

  /**
   * What is forecast, and how.
   *
   * @param bundle {@code model.zip} of a run
   * @param data CSV file, or a store by its file or URL, read with the settings that the bundle was
   *     trained with
   * @param overrides as {@code --set} takes them, such as {@code data.columns.mid_price=close}
   * @param strict whether a row that would be set aside is an error
   * @param instrument of the data, for a bundle of several; absent for one of one instrument
   */
  public record Request(
      Path bundle,
      String data,
      List<String> overrides,
      boolean strict,
      @Nullable String instrument) {}

  /** Forecasts what there is to forecast. */
  public static Forecasts of(Request request) {
    request.overrides().forEach(Prediction::requireOfData);
    Bundle bundle = Bundle.read(request.bundle(), request.instrument());
    String instrument = inPanel(bundle.spec(), request.instrument());
    RunSpec trained = instrument == null ? bundle.spec() : bundle.spec().ofInstrument(instrument);
    RunSpec spec = RunSpecs.override(trained, PredictionData.overrides(trained.data(), request));
    LoadedSeries found = SeriesLoader.load(spec.data(), columns(bundle), request.strict());
    LoadedSeries loaded = instrument == null ? found : found.named(new Instrument(instrument));
    warnOfOtherSteps(bundle, loaded);
    Windows windows = windows(bundle, loaded);
    List<Row> rows = rows(windows, Engines.forecast(bundle.graph(), windows));
    return new Forecasts(rows, bundle.intervals());
  }

  /** The model's own spelling of the name: an input of it says which instrument a window is of. */
  private static @Nullable String inPanel(RunSpec spec, @Nullable String instrument) {
    return instrument != null && spec.data() instanceof PanelSpec panel
        ? panel.nameOf(instrument)
        : instrument;
  }

  /** Columns of the file that features are made of by name. */
  private static List<String> columns(Bundle bundle) {
    List<String> names =
        bundle.input().features().features().stream()
            .filter(feature -> !feature.requires().isEmpty())
            .map(Feature::name)
            .toList();
    return FeatureSet.columnsAmong(names);
  }

  private static Windows windows(Bundle bundle, LoadedSeries loaded) {
    try {
      return bundle.input().windows(loaded.series(), bundle.sampling());
    } catch (InputException e) {
      throw e.in(loaded.facts().name());
    }
  }

  /** Window, features and network are the bundle's. */
  private static void requireOfData(String override) {
    if (!override.startsWith("data.") && !override.startsWith("data=")) {
      throw new InputException(
          "A prediction's --set must begin with \"data.\", since all else is as it was trained,"
              + (" but was \"" + override + "\"."));
    }
  }

  private static List<Row> rows(Windows windows, float[] outputs) {
    List<Row> rows = new ArrayList<>(outputs.length);
    for (int window = 0; window < outputs.length; window++) {
      double actual = windows.actualPrice(window);
      rows.add(
          new Row(
              Instant.ofEpochMilli(windows.endTimeMillis(window)),
              Instant.ofEpochMilli(windows.targetTimeMillis(window)),
              windows.lastPrice(window),
              windows.price(window, outputs[window]),
              Double.isFinite(actual) ? actual : null));
    }
    return rows;
  }

  private static void warnOfOtherSteps(Bundle bundle, LoadedSeries loaded) {
    double trained = bundle.sampling().step().toMillis();
    double found = loaded.sampling().step().toMillis();
    if (Math.max(trained / found, found / trained) > STEP_TOLERANCE) {
      LOG.warn(
          "The model was trained on a step of {}, but the data have {}: its forecasts mean little.",
          bundle.sampling().step(),
          loaded.sampling().step());
    }
  }
}
