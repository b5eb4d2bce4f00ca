package io.workbench.train;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.InputException;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.PanelSpec;
import io.workbench.data.source.SeriesLoader;
import io.workbench.data.source.SnapshotCsv;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Panel;
import io.workbench.data.window.Windows;
import io.workbench.train.Prediction.Request;
import io.workbench.train.Prediction.Row;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.loop.EpochProgress;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.run.Bundle;
import io.workbench.train.run.InstrumentResult;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.TestForecasts;
import io.workbench.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PanelRunTest {
  @TempDir static Path results;
  private static RunOutcome outcome;

  @BeforeAll
  static void trainOnce() {
    outcome = TrainingRun.start(TinyPanel.spec(), TinyRun.request(results));
  }

  @Test
  void theResultIsValidAndReadsBack() throws IOException {
    RunResult read = ResultJson.read(outcome.directory().resolve("result.json"));

    assertThat(SchemaProblems.of(outcome)).isEmpty();
    assertThat(read.run().status()).isEqualTo(RunResult.Status.COMPLETE);
    assertThat(requireNonNull(read.instruments()).keySet()).containsExactly("H100", "H200");
    assertThat(read.intervals()).isNull();
    assertThat(read.provenance().data().source()).isEqualTo("panel");
    assertThat(read.provenance().data().rows()).isEqualTo(289 + 577);
    assertThat(read.split().test().windows())
        .isEqualTo(
            instrument("H100").split().test().windows()
                + instrument("H200").split().test().windows());
    assertThat(read.artifacts())
        .extracting(artifact -> artifact.path())
        .contains("plots/predictions-H100.png", "plots/predictions-H200.png")
        .doesNotContain("plots/predictions.png");
  }

  @Test
  void scoresOfAnInstrumentAreThoseOfItsRowsOfTheTestForecasts() throws IOException {
    List<String> lines = Files.readAllLines(outcome.directory().resolve(TestForecasts.FILE));
    assertThat(lines.get(0)).startsWith("timestamp,last,actual,forecast,").endsWith(",instrument");
    double allSquares = 0;
    long allWindows = 0;
    for (String name : List.of("H100", "H200")) {
      List<double[]> rows =
          lines.stream()
              .skip(1)
              .filter(line -> line.endsWith("," + name))
              .map(this::numbers)
              .toList();
      double squares = 0;
      double persistence = 0;
      double errors = 0;
      long moved = 0;
      long hits = 0;
      for (double[] row : rows) {
        double last = row[0];
        double actual = row[1];
        squares += Math.pow(actual - row[2], 2);
        persistence += Math.pow(actual - last, 2);
        errors += Math.abs(actual - row[2]);
        moved += actual == last ? 0 : 1;
        hits += (actual - last) * (row[2] - last) > 0 ? 1 : 0;
      }
      Metrics test = requireNonNull(instrument(name).metrics().test());
      assertThat(test.n()).isEqualTo(rows.size());
      assertThat(test.mse()).isCloseTo(squares / rows.size(), within(1e-12));
      assertThat(test.mae()).isCloseTo(errors / rows.size(), within(1e-12));
      assertThat(test.directionalAccuracy()).isCloseTo((double) hits / moved, within(1e-12));
      double skill = 1 - Math.sqrt(squares / persistence);
      assertThat(requireNonNull(instrument(name).skill()).rmseVsPersistence())
          .isCloseTo(skill, within(1e-9));
      allSquares += squares;
      allWindows += rows.size();
    }
    Metrics pooled = requireNonNull(outcome.result().metrics().test());
    assertThat(pooled.n()).isEqualTo(allWindows).isEqualTo(lines.size() - 1);
    assertThat(pooled.mse()).isCloseTo(allSquares / allWindows, within(1e-12));
  }

  @Test
  void theTestForecastsReadBackAndGiveEachInstrumentItsOwn() {
    TestForecasts all = TestForecasts.read(outcome.directory().resolve(TestForecasts.FILE));
    Panel panel = TrainingRun.prepare(TinyPanel.spec(), false);

    assertThat(all.instrumentNames()).containsExactlyInAnyOrder("H100", "H200");
    for (Dataset member : panel.members()) {
      Windows test = member.test();
      TestForecasts own = all.of(member.instrument());
      assertThat(own.instruments()).isEmpty();
      assertThat(own.size()).isEqualTo(test.size());
      for (int window = 0; window < test.size(); window++) {
        assertThat(own.timesMillis()[window]).isEqualTo(test.targetTimeMillis(window));
        assertThat(own.actual()[window]).isEqualTo(test.actualPrice(window));
      }
    }
  }

  @Test
  void baselinesOfAnInstrumentAreThoseOfARunOnItAloneWhereTheTimesAreTheSame(@TempDir Path folder) {
    String equal = "data.instruments.H200.days=1";
    RunSpec spec = TinyPanel.spec(equal, "training.epochs=1");
    RunOutcome together = TrainingRun.start(spec, TinyRun.request(folder));
    RunOutcome alone = TrainingRun.start(spec.ofInstrument("H200"), TinyRun.request(folder));

    assertThat(alone.result().run().name()).isEqualTo("pair-H200");
    InstrumentResult own = requireNonNull(together.result().instruments()).get("H200");
    assertThat(requireNonNull(own).baselines()).isEqualTo(alone.result().baselines());
    assertThat(own.oracle()).isEqualTo(alone.result().oracle());
    assertThat(own.split()).isEqualTo(alone.result().split());
    assertThat(own.data()).isEqualTo(alone.result().provenance().data());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "compiled"})
  void theSameSeedGivesTheSameBits(String engine, @TempDir Path folder) throws IOException {
    RunSpec spec = TinyPanel.spec("training.epochs=1", "training.engine=" + engine);
    RunOutcome one = TrainingRun.start(spec, TinyRun.request(folder));
    RunOutcome other = TrainingRun.start(spec, TinyRun.request(folder));

    assertThat(Numbers.of(one)).isEqualTo(Numbers.of(other));
    assertThat(one.directory().resolve(TestForecasts.FILE))
        .hasSameBinaryContentAs(other.directory().resolve(TestForecasts.FILE));
    assertThat(one.result().provenance().environment().engine()).isEqualTo(engine);
  }

  @Test
  void theBundleForecastsEachInstrumentAsTheRunDid(@TempDir Path folder) {
    Path model = outcome.directory().resolve("model.zip");
    PanelSpec panel = (PanelSpec) TinyPanel.spec().data();
    TestForecasts all = TestForecasts.read(outcome.directory().resolve(TestForecasts.FILE));
    for (String name : List.of("H100", "H200")) {
      LoadedSeries loaded = SeriesLoader.load(panel.of(name), false);
      Path data = folder.resolve(name + ".csv");
      SnapshotCsv.write(loaded.series(), data);

      Prediction.Forecasts forecasts =
          Prediction.of(new Request(model, data.toString(), List.of(), false, name));
      List<Row> rows = forecasts.rows();

      TestForecasts own = all.of(name);
      // The last two windows forecast beyond the end of the file.
      List<Row> judged = rows.subList(rows.size() - 2 - own.size(), rows.size() - 2);
      for (int window = 0; window < own.size(); window++) {
        assertThat(judged.get(window).targetTime().toEpochMilli())
            .isEqualTo(own.timesMillis()[window]);
        // Batches of another size are summed in another order.
        assertThat(judged.get(window).forecast()).isCloseTo(own.forecast()[window], within(1e-5));
      }
      assertThat(forecasts.intervals()).isEqualTo(instrument(name).intervals());
    }
  }

  @Test
  void anInterruptedRunGoesOnWithTheNumbersItWouldHaveHad(@TempDir Path folder) throws IOException {
    StopSignal stop = new StopSignal();
    ProgressListener interrupts =
        new ProgressListener() {
          @Override
          public void onEpoch(EpochProgress progress) {
            stop.request();
          }
        };
    RunOutcome first =
        TrainingRun.start(TinyPanel.spec(), TinyRun.request(folder, interrupts, stop));
    assertThat(first.result().run().status()).isEqualTo(RunResult.Status.INTERRUPTED);
    assertThat(SchemaProblems.of(first)).isEmpty();

    RunOutcome resumed = TrainingRun.resume(first.directory(), TinyRun.request(folder));

    assertThat(Numbers.of(resumed)).isEqualTo(Numbers.of(outcome));
    assertThat(resumed.directory().resolve(TestForecasts.FILE))
        .hasSameBinaryContentAs(outcome.directory().resolve(TestForecasts.FILE));
  }

  @Test
  void aBundleOfSeveralIsReadForOneOfThem() {
    Path model = outcome.directory().resolve("model.zip");

    assertThat(Bundle.read(model, "H200").input().features().names())
        .endsWith("day_cos", "instrument_H100", "instrument_H200");
    assertThatThrownBy(() -> Bundle.read(model))
        .isInstanceOf(InputException.class)
        .hasMessage(
            model
                + ": the bundle is of H100, H200, one of which must be chosen with --instrument, but"
                + " none was.");
    assertThatThrownBy(() -> Bundle.read(model, "B200"))
        .hasMessageEndingWith("with --instrument, but \"B200\" was.");
  }

  @Test
  void oneFileOfSeveralInstrumentsIsReadForEach(@TempDir Path folder) throws IOException {
    PanelSpec source = (PanelSpec) TinyPanel.spec().data();
    List<String> lines = new ArrayList<>();
    for (String name : List.of("H100", "H200")) {
      Path file = folder.resolve(name + ".csv");
      SnapshotCsv.write(SeriesLoader.load(source.of(name), false).series(), file);
      List<String> rows = Files.readAllLines(file);
      lines.addAll(lines.isEmpty() ? rows : rows.subList(1, rows.size()));
    }
    Path both = Files.write(folder.resolve("both.csv"), lines);
    String csv = "{source: csv, path: '" + both + "', instrument: %s}";
    RunSpec spec =
        TinyPanel.spec(
            "data={source: panel, instruments: {H100: "
                + csv.replace("%s", "H100")
                + ", H200: "
                + csv.replace("%s", "H200")
                + "}}",
            "training.epochs=1");

    RunOutcome together = TrainingRun.start(spec, TinyRun.request(folder.resolve("results")));

    Map<String, InstrumentResult> own = requireNonNull(together.result().instruments());
    assertThat(requireNonNull(own.get("H100")).data().rows()).isEqualTo(289);
    assertThat(requireNonNull(own.get("H200")).data().rows()).isEqualTo(577);
    assertThat(requireNonNull(own.get("H200")).data().path()).endsWith("both.csv");
    assertThat(SchemaProblems.of(together)).isEmpty();
    Path model = together.directory().resolve("model.zip");
    List<Row> rows =
        Prediction.of(new Request(model, both.toString(), List.of(), false, "H200")).rows();
    assertThat(rows.get(rows.size() - 1).lastPrice()).isGreaterThan(3);
  }

  @Test
  void anUnknownInstrumentIsTold() {
    assertThatThrownBy(() -> TinyPanel.spec().ofInstrument("A100"))
        .isInstanceOf(InputException.class)
        .hasMessage("The instrument must be one of H100, H200, but was \"A100\".");
    assertThatThrownBy(() -> TinyRun.spec().ofInstrument("H100"))
        .hasMessage("An instrument can be chosen of a panel only, but data.source is synthetic.");
  }

  @Test
  void oneModelLearnsFromAllInstruments() {
    RunResult.Training training = outcome.result().training();
    Panel panel = TrainingRun.prepare(TinyPanel.spec(), false);

    assertThat(panel.train().size())
        .isEqualTo(panel.members().stream().mapToInt(member -> member.train().size()).sum());
    assertThat(training.history().get(1).trainLoss())
        .isLessThan(training.history().get(0).trainLoss());
    Map<String, InstrumentResult> instruments = requireNonNull(outcome.result().instruments());
    assertThat(instruments.values())
        .allSatisfy(one -> assertThat(one.oracle()).isNotNull())
        .allSatisfy(one -> assertThat(one.baselines()).containsKey("persistence"));
  }

  private static InstrumentResult instrument(String name) {
    return requireNonNull(requireNonNull(outcome.result().instruments()).get(name));
  }

  /** last, actual and forecast of a line. */
  private double[] numbers(String line) {
    String[] cells = line.split(",");
    return new double[] {
      Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3])
    };
  }
}
