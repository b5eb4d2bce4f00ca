package io.workbench.ui.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workbench.data.InputException;
import io.workbench.train.run.FolderLock;
import io.workbench.train.run.TestForecasts;
import io.workbench.ui.serve.BadRequestException;
import io.workbench.ui.serve.Request;
import io.workbench.ui.serve.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastPageTest {
  private static final Path REFERENCE =
      Path.of("..", "experiments", "results", "reference", "eurusd-gru");
  private static final String WINDOWS = "/api/runs/:id/forecast";
  private static final String ERRORS = "/api/runs/:id/forecast/errors";

  @TempDir Path results;
  private ForecastPage page;
  private Path run;

  @BeforeEach
  void makeRun() throws IOException {
    page = new ForecastPage(new ResultPaths(results));
    run = Files.createDirectories(results.resolve("deep").resolve("run"));
    for (String file : new String[] {"history.jsonl", "spec.yaml", "result.json"}) {
      Files.copy(REFERENCE.resolve(file), run.resolve(file));
    }
    Files.copy(REFERENCE.resolve(TestForecasts.FILE), run.resolve(TestForecasts.FILE));
  }

  @Test
  void allWindowsOfARunAreSent() throws IOException {
    JsonNode view = ask(WINDOWS, "deep/run", Map.of());
    assertThat(view.at("/run/id").asText()).isEqualTo("deep/run");
    assertThat(view.at("/run/model").asText()).isEqualTo("gru");
    assertThat(view.at("/windows").asInt()).isEqualTo(216);
    assertThat(view.at("/from").asInt()).isZero();
    assertThat(view.at("/times/0").asLong())
        .isEqualTo(Instant.parse("2022-01-31T06:05:00Z").toEpochMilli());
    assertThat(view.at("/last/0").asDouble()).isEqualTo(1.116515);
    assertThat(view.at("/actual/0").asDouble()).isEqualTo(1.116495);
    assertThat(view.at("/forecast/1").asDouble()).isEqualTo(1.116539484256293);
    assertThat(view.at("/baselines/ridge").size()).isEqualTo(216);
    assertThat(view.at("/intervals").isArray()).isTrue();
    assertThat(view.at("/intervals")).isEmpty();
  }

  @Test
  void aStretchIsChosenByIndexAndOneThatIsTooLongIsCutToItsEnd() throws IOException {
    assertThat(ask(WINDOWS, "deep/run", Map.of("from", "3", "to", "5")).at("/times")).hasSize(2);
    assertThat(ask(WINDOWS, "deep/run", Map.of("from", "900")).at("/times")).isEmpty();
    assertThatThrownBy(() -> ask(WINDOWS, "deep/run", Map.of("from", "-1")))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("from must be the index of a window, but is \"-1\".");
    int windows = ForecastView.MOST_WINDOWS + 7;
    writeConstant(windows);
    JsonNode last = ask(WINDOWS, "deep/run", Map.of());
    assertThat(last.at("/windows").asInt()).isEqualTo(windows);
    assertThat(last.at("/from").asInt()).isEqualTo(7);
    assertThat(last.at("/times")).hasSize(ForecastView.MOST_WINDOWS);
    assertThat(last.at("/times/0").asLong()).isEqualTo(7_000);
  }

  @Test
  void ofAPanelOneInstrumentIsShownAtATime() throws IOException {
    Files.delete(run.resolve("result.json"));
    new TestForecasts(
            new long[] {1_000, 1_000, 2_000},
            new double[] {1, 10, 2},
            new double[] {2, 20, 3},
            new double[] {1.5, 15, 2.5},
            Map.of("mean", new double[] {7, 70, 7}),
            List.of("H100", "H200", "H100"))
        .write(run.resolve(TestForecasts.FILE));

    JsonNode first = ask(WINDOWS, "deep/run", Map.of());
    assertThat(first.at("/run/instrument").asText()).isEqualTo("H100");
    assertThat(first.at("/run/instruments/1").asText()).isEqualTo("H200");
    assertThat(first.at("/actual").toString()).isEqualTo("[2.0,3.0]");
    JsonNode second = ask(WINDOWS, "deep/run", Map.of("instrument", "H200"));
    assertThat(second.at("/actual").toString()).isEqualTo("[20.0]");
    assertThat(second.at("/run/name").asText()).endsWith("/H200");
    assertThat(ask(ERRORS, "deep/run", Map.of("instrument", "H200")).at("/windows").asInt())
        .isEqualTo(1);
    assertThatThrownBy(() -> ask(WINDOWS, "deep/run", Map.of("instrument", "<img>")))
        .isInstanceOf(InputException.class)
        .hasMessage("instrument must be one of H100, H200, but is \"<img>\".");
  }

  @Test
  void whatIsInterruptedSaysTheCommandThatGoesOnWithIt() throws IOException {
    Path alone = interrupted("my run");
    assertThatThrownBy(() -> ask(WINDOWS, "my run", Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "The run \"my run\" has no test_forecasts.csv: it was interrupted."
                + " Go on with: ./workbench train --resume '"
                + alone
                + "'");
    interrupted("hunt/trials/3");
    assertThatThrownBy(() -> ask(WINDOWS, "hunt/trials/3", Map.of()))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("Go on with: ./workbench sweep --resume " + results.resolve("hunt"));
  }

  /** A run that no process holds any more, and that has no result. */
  private Path interrupted(String id) throws IOException {
    Path folder = Files.createDirectories(results.resolve(id));
    Files.copy(REFERENCE.resolve("spec.yaml"), folder.resolve("spec.yaml"));
    FolderLock.hold(folder, "run").close();
    return folder;
  }

  @Test
  void intervalsLieAroundTheForecast() throws IOException {
    withIntervals();
    JsonNode band = ask(WINDOWS, "deep/run", Map.of("from", "1", "to", "2")).at("/intervals/0");
    assertThat(band.at("/coverage").asDouble()).isEqualTo(0.8);
    assertThat(band.at("/low/0").asDouble()).isEqualTo(1.116539484256293 - 0.5);
    assertThat(band.at("/high/0").asDouble()).isEqualTo(1.116539484256293 + 0.5);
    JsonNode interval = ask(ERRORS, "deep/run", Map.of()).at("/intervals/0");
    assertThat(interval.at("/halfWidth").asDouble()).isEqualTo(0.5);
    assertThat(interval.at("/testCoverage").asDouble()).isEqualTo(0.75);
  }

  @Test
  void errorsAreOfAllWindowsTheLargestFirst() throws IOException {
    Files.writeString(
        run.resolve(TestForecasts.FILE),
        """
        timestamp,last,actual,forecast
        2022-01-31T23:00:00Z,1,3,2
        2022-02-01T00:00:00Z,3,1,4
        2022-02-01T00:30:00Z,1,2,1
        """);
    JsonNode view = ask(ERRORS, "deep/run", Map.of());
    assertThat(view.at("/windows").asInt()).isEqualTo(3);
    // Errors 1, −3 and 1; of persistence 2, −2 and 1. Monday has the first, Tuesday the others.
    assertThat(view.at("/worst/0/window").asInt()).isEqualTo(1);
    assertThat(view.at("/worst/0/error").asDouble()).isEqualTo(-3);
    assertThat(view.at("/worst")).hasSize(3);
    assertThat(view.at("/profile/days/1/model/mae").asDouble()).isEqualTo(2);
    assertThat(view.at("/profile/days/1/model/rmse").asDouble())
        .isEqualTo(Math.sqrt(5), within(1e-12));
    assertThat(view.at("/profile/days/1/persistence/mae").asDouble()).isEqualTo(1.5);
    assertThat(view.at("/profile/hours/0/windows").asInt()).isEqualTo(2);
    assertThat(view.at("/profile/hours/5/model").isMissingNode()).isTrue();
    assertThat(view.at("/distribution/mean").asDouble()).isEqualTo(-1 / 3.0, within(1e-12));
  }

  @Test
  void tenOfManyErrorsAreTheLargest() throws IOException {
    StringBuilder text = new StringBuilder("timestamp,last,actual,forecast\n");
    for (int window = 0; window < 40; window++) {
      text.append(Instant.ofEpochSecond(window)).append(",0,0,").append(window * 7 % 40);
      text.append('\n');
    }
    Files.writeString(run.resolve(TestForecasts.FILE), text);
    JsonNode worst = ask(ERRORS, "deep/run", Map.of()).at("/worst");
    assertThat(worst).hasSize(10);
    for (int place = 0; place < 10; place++) {
      assertThat(worst.get(place).at("/error").asDouble()).isEqualTo(place - 39);
    }
  }

  @Test
  void whatIsMissingOrBrokenIsASentence() throws IOException {
    assertSentence("nothing", "There is no run or sweep \"nothing\"");
    assertSentence("../outside", "There is no run or sweep \"../outside\"");
    assertSentence("deep", "\"deep\" is not a run's folder.");
    Path file = run.resolve(TestForecasts.FILE);
    Files.writeString(file, "timestamp,last,actual,forecast\n2022-01-31T23:00:00Z,1,x,2\n");
    assertSentence("deep/run", "line 2: actual must be a finite number, but is \"x\".");
    Files.writeString(file, "timestamp,last,actual,forecast\n");
    assertSentence("deep/run", "it holds no forecast.");
    Files.delete(file);
    assertSentence("deep/run", "has no test_forecasts.csv: it ended without forecasts");
    Files.delete(run.resolve("result.json"));
    assertSentence("deep/run", "it still trains, and forecasts its test part when it ends.");
  }

  @Test
  void aBrokenResultDoesNotHideTheForecasts() throws IOException {
    Files.writeString(run.resolve("result.json"), "{");
    JsonNode view = ask(WINDOWS, "deep/run", Map.of());
    assertThat(view.at("/windows").asInt()).isEqualTo(216);
    assertThat(view.at("/run/model").isMissingNode()).isTrue();
  }

  private void assertSentence(String id, String part) {
    for (String address : new String[] {WINDOWS, ERRORS}) {
      assertThatThrownBy(() -> ask(address, id, Map.of()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(part)
          .hasMessageEndingWith(".");
    }
  }

  private JsonNode ask(String address, String id, Map<String, String> query) throws IOException {
    Route.Get get =
        page.routes().stream()
            .filter(Route.Get.class::isInstance)
            .map(Route.Get.class::cast)
            .filter(route -> route.path().equals(address))
            .findFirst()
            .orElseThrow();
    byte[] body = get.handler().handle(new Request(Map.of("id", id), query, "")).body();
    return new ObjectMapper().readTree(body);
  }

  private void withIntervals() throws IOException {
    Path file = run.resolve("result.json");
    String text = Files.readString(file);
    String interval = "{\"coverage\":0.8,\"halfWidth\":0.5,\"testCoverage\":0.75}";
    Files.writeString(
        file, text.replaceFirst("\"artifacts\"", "\"intervals\":[" + interval + "],\"artifacts\""));
  }

  private void writeConstant(int windows) throws IOException {
    StringBuilder text = new StringBuilder("timestamp,last,actual,forecast\n");
    for (int window = 0; window < windows; window++) {
      text.append(Instant.ofEpochSecond(window)).append(",1,1,1\n");
    }
    Files.writeString(run.resolve(TestForecasts.FILE), text);
  }
}
