package io.workbench.train;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.source.CsvSpec;
import io.workbench.data.source.SeriesLoader;
import io.workbench.data.source.SnapshotCsv;
import io.workbench.data.source.StoreCsv;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import io.workbench.data.window.Panel;
import io.workbench.data.window.Windows;
import io.workbench.models.kernel.CompiledNetwork;
import io.workbench.models.kernel.EngineSettings;
import io.workbench.train.Prediction.Forecasts;
import io.workbench.train.Prediction.Request;
import io.workbench.train.Prediction.Row;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.run.Bundle;
import io.workbench.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionTest {
  @Test
  void forecastsOfTheTrainingDataScoreAsTheRunSaid(@TempDir Path folder) throws IOException {
    RunSpec spec = TinyRun.spec("training.epochs=1");
    RunOutcome outcome = TrainingRun.start(spec, TinyRun.request(folder));
    Path data = writeData(folder, spec);

    Forecasts forecasts =
        Prediction.of(
            new Request(
                outcome.directory().resolve("model.zip"), data.toString(), List.of(), false, null));

    List<Row> rows = forecasts.rows();
    Panel dataset = TrainingRun.prepare(spec, false);
    Windows test = dataset.test();
    List<Row> judged = rows.subList(rows.size() - 1 - test.size(), rows.size() - 1);
    double squares = 0;
    for (int window = 0; window < test.size(); window++) {
      Row row = judged.get(window);
      assertThat(row.timestamp().toEpochMilli()).isEqualTo(test.endTimeMillis(window));
      assertThat(row.lastPrice()).isEqualTo(test.lastPrice(window));
      assertThat(row.actual()).isEqualTo(test.actualPrice(window));
      squares += Math.pow(requireNonNull(row.actual()) - row.forecast(), 2);
    }
    assertThat(forecasts.intervals()).hasSize(2).isEqualTo(outcome.result().intervals());
    Metrics metrics = requireNonNull(outcome.result().metrics().test());
    // The same floats are summed in the same order but for the batches they were computed in.
    assertThat(squares / test.size())
        .isCloseTo(metrics.mse(), org.assertj.core.data.Percentage.withPercentage(0.001));
  }

  @Test
  void theBundleOfACompiledRunForecastsToTheBitAsItsEngineDid(@TempDir Path folder) {
    RunSpec spec = TinyRun.spec("training.epochs=1", "training.engine=compiled");
    RunOutcome outcome = TrainingRun.start(spec, TinyRun.request(folder));
    Path model = outcome.directory().resolve("model.zip");
    Windows test = TrainingRun.prepare(spec, false).test();

    List<Row> rows =
        Prediction.of(
                new Request(model, writeData(folder, spec).toString(), List.of(), false, null))
            .rows();

    List<Row> judged = rows.subList(rows.size() - 1 - test.size(), rows.size() - 1);
    Bundle bundle = Bundle.read(model);
    EngineSettings settings = new EngineSettings(1, Double.POSITIVE_INFINITY, 0);
    float[] window = new float[test.steps() * test.features()];
    float[] output = new float[1];
    try (CompiledNetwork network = CompiledNetwork.compile(bundle.graph(), settings)) {
      for (int index = 0; index < test.size(); index++) {
        test.copyWindow(index, window, 0);
        network.predict(window, 1, test.steps(), output);
        assertThat(judged.get(index).forecast()).isEqualTo(test.price(index, output[0]));
      }
    }
  }

  @Test
  void theLastForecastIsForATimeTheFileDoesNotKnow(@TempDir Path folder) throws IOException {
    RunSpec spec = TinyRun.spec("training.epochs=1");
    RunOutcome outcome = TrainingRun.start(spec, TinyRun.request(folder));
    Path data = writeData(folder, spec);
    Path renamed = folder.resolve("renamed.csv");
    Files.writeString(renamed, Files.readString(data).replaceFirst("mid_price", "close"));

    Forecasts forecasts =
        Prediction.of(
            new Request(
                outcome.directory().resolve("model.zip"),
                renamed.toString(),
                List.of("data.columns.mid_price=close"),
                true,
                null));

    List<Row> rows = forecasts.rows();
    Row last = rows.get(rows.size() - 1);
    assertThat(last.actual()).isNull();
    assertThat(Duration.between(last.timestamp(), last.targetTime()))
        .isEqualTo(Duration.ofMinutes(5));
    StringBuilder csv = new StringBuilder();
    List<Row> two = rows.subList(rows.size() - 2, rows.size());
    PredictionText.csv(new Forecasts(two, forecasts.intervals()), csv);
    assertThat(csv.toString().lines().toList()).hasSize(3);
    assertThat(csv.toString())
        .startsWith(
            "timestamp,target_time,last_price,forecast,actual,"
                + "lower_80,upper_80,lower_95,upper_95\n");
    assertThat(csv.toString().lines().toList().get(2)).contains(last.forecast() + ",,");
    StringBuilder json = new StringBuilder();
    PredictionText.json(forecasts, json);
    assertThat(new com.fasterxml.jackson.databind.ObjectMapper().readTree(json.toString()))
        .hasSize(rows.size());
  }

  @Test
  void dataWithoutTheModelsColumnsAreRefused(@TempDir Path folder) throws IOException {
    RunOutcome outcome =
        TrainingRun.start(TinyRun.spec("training.epochs=1"), TinyRun.request(folder));
    Path data = folder.resolve("prices.csv");
    Files.writeString(
        data, "timestamp,mid_price\n2025-01-01T00:00:00Z,2.0\n2025-01-01T00:05:00Z,2.1\n");

    assertThatThrownBy(
            () ->
                Prediction.of(
                    new Request(
                        outcome.directory().resolve("model.zip"),
                        data.toString(),
                        List.of(),
                        false,
                        null)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(data + ": ")
        .hasMessageContaining("spread");
  }

  @Test
  void aStoreForecastsAsTheFileOfTheSameRows(@TempDir Path folder) {
    RunSpec spec = TinyRun.spec("training.epochs=1", "features=[mid_price, spread, total_volume]");
    Path model = TrainingRun.start(spec, TinyRun.request(folder)).directory().resolve("model.zip");
    Path store = folder.resolve("it's market.db");
    Path csv = folder.resolve("exported.csv");
    try (SnapshotStore open = SnapshotStore.open(StoreLocation.of(store))) {
      StoreCsv.importFile(open, CsvSpec.of(writeData(folder, spec)), true);
      StoreCsv.exportFile(open, open.instruments(), TimeRange.ALL, csv);
    }

    List<Row> ofStore = forecasts(model, store, List.of());

    assertThat(ofStore).isEqualTo(forecasts(model, csv, List.of())).hasSizeGreaterThan(100);
    assertThat(ofStore.get(ofStore.size() - 1).actual()).isNull();
    assertThat(forecasts(model, store, List.of("data.to=2025-01-06T12:00:00Z")).size())
        .isLessThan(ofStore.size());
  }

  @Test
  void aFileOfAnotherInstrumentIsRefusedUnlessASettingNamesIt(@TempDir Path folder)
      throws IOException {
    RunSpec spec = TinyRun.spec("training.epochs=1");
    Path model = TrainingRun.start(spec, TinyRun.request(folder)).directory().resolve("model.zip");
    Path other = folder.resolve("other.csv");
    String text = Files.readString(writeData(folder, spec));
    String own = text.lines().skip(1).findFirst().orElseThrow().split(",")[1];
    Files.writeString(other, text.replace("," + own + ",", ",B300,"));

    assertThatThrownBy(() -> forecasts(model, other, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("for instrument \"" + own + "\", but has 0; it has rows of B300");
    assertThat(forecasts(model, other, List.of("data.instrument=b300"))).isNotEmpty();
  }

  private static List<Row> forecasts(Path model, Path data, List<String> overrides) {
    return Prediction.of(new Request(model, data.toString(), overrides, true, null)).rows();
  }

  private static Path writeData(Path folder, RunSpec spec) {
    Path file = folder.resolve("it's data.csv");
    SnapshotCsv.write(SeriesLoader.load(spec.data(), false).series(), file);
    return file;
  }
}
