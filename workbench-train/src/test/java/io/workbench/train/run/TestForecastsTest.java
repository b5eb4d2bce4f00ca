package io.workbench.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestForecastsTest {
  private static final String HEADER = "timestamp,last,actual,forecast,mean\n";
  private static final String ROW = "1970-01-01T00:00:01Z,1.0,2.0,1.5,0.25\n";

  @Test
  void theFileReadsBackToTheBit(@TempDir Path folder) throws IOException {
    Map<String, double[]> baselines = new LinkedHashMap<>();
    baselines.put("ridge", new double[] {0.1 + 0.2, 1e-300});
    baselines.put("mean", new double[] {7, 7});
    TestForecasts forecasts =
        new TestForecasts(
            new long[] {1_000, 301_500},
            new double[] {1, Math.nextUp(1.0)},
            new double[] {2, 3},
            new double[] {1 / 3.0, -2},
            baselines);
    Path file = folder.resolve(TestForecasts.FILE);

    forecasts.write(file);

    assertThat(Files.readAllLines(file))
        .containsExactly(
            "timestamp,last,actual,forecast,ridge,mean",
            "1970-01-01T00:00:01Z,1.0,2.0,0.3333333333333333,0.30000000000000004,7.0",
            "1970-01-01T00:05:01.500Z,1.0000000000000002,3.0,-2.0,1.0E-300,7.0");
    assertThat(TestForecasts.read(file)).usingRecursiveComparison().isEqualTo(forecasts);
    assertThat(forecasts.baseline("persistence")).isSameAs(forecasts.last());
    assertThatThrownBy(() -> forecasts.baseline("x")).hasMessage("There is no baseline x.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.5|abc|line 2: forecast must be a finite number, but is \"abc\".",
        "1.5|NaN|line 2: forecast must be a finite number, but is \"NaN\".",
        ",0.25|''|line 2: must have 5 cells, but has 4.",
        "1970-01-01T00:00:01Z|soon|line 2: timestamp must be an ISO-8601 UTC time, but is \"soon\".",
        "timestamp|time|line 1: the columns must begin with timestamp,last,actual,forecast."
      })
  void aBrokenFileIsRefusedInOneSentence(
      String from, String to, String message, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("f.csv"), (HEADER + ROW).replace(from, to));

    assertThatThrownBy(() -> TestForecasts.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage(file + ", " + message);
  }

  @Test
  void timesOfEveryIsoFormAreRead(@TempDir Path folder) throws IOException {
    String[] times = {
      "2024-02-28T23:59:59Z", "2024-02-28T23:59:59.500Z", "2024-02-29T00:00:00Z",
      "2024-02-29T00:00:01Z", "2024-02-29T24:00:00Z", "2024-03-01T02:00:01+02:00",
      "2024-03-01T00:00:02Z", "2024-03-01T00:00:03Z"
    };
    StringBuilder text = new StringBuilder(HEADER);
    for (String time : times) {
      text.append(time).append(",1,2,3,4\n");
    }
    Path file = Files.writeString(folder.resolve("f.csv"), text);

    long[] read = TestForecasts.read(file).timesMillis();

    for (int row = 0; row < times.length; row++) {
      assertThat(read[row]).as(times[row]).isEqualTo(Instant.parse(times[row]).toEpochMilli());
    }
    Path wrong =
        Files.writeString(
            folder.resolve("g.csv"), HEADER + ROW + ROW.replace("00:00:01Z", "00:61:00Z"));
    assertThatThrownBy(() -> TestForecasts.read(wrong))
        .hasMessageContaining("line 3: timestamp must be an ISO-8601 UTC time");
  }

  @Test
  void timesMustRiseAndNamesMustDiffer(@TempDir Path folder) throws IOException {
    Path twice = Files.writeString(folder.resolve("a.csv"), HEADER + ROW + ROW);
    assertThatThrownBy(() -> TestForecasts.read(twice))
        .hasMessage(
            twice + ", line 3: the time 1970-01-01T00:00:01Z must be after the one before it.");
    Path same =
        Files.writeString(
            folder.resolve("b.csv"), HEADER.replace("mean", "mean,mean") + ROW.strip() + ",1\n");
    assertThatThrownBy(() -> TestForecasts.read(same))
        .hasMessage(same + ", line 1: two columns are mean.");
    Path missing = folder.resolve("c.csv");
    assertThatThrownBy(() -> TestForecasts.read(missing))
        .isInstanceOf(InputException.class)
        .hasMessage("There are no test forecasts " + missing + ".");
    Path empty = Files.writeString(folder.resolve("d.csv"), "");
    assertThatThrownBy(() -> TestForecasts.read(empty)).hasMessageContaining("line 1: the columns");
  }

  @Test
  void whatTwoRunsHaveInCommonIsHeldOnce() {
    TestForecasts first = forecasts(1, 7);
    TestForecasts second = forecasts(2, 7);
    TestForecasts third = forecasts(2, 8);

    TestForecasts shared = second.sharing(first);
    assertThat(shared).usingRecursiveComparison().isEqualTo(second);
    assertThat(shared.actual()).isSameAs(first.actual());
    assertThat(shared.baseline("mean")).isSameAs(first.baseline("mean"));
    assertThat(shared.forecast()).isSameAs(second.forecast());
    assertThat(third.sharing(first).baseline("mean")).isSameAs(third.baseline("mean"));
  }

  private static TestForecasts forecasts(double forecast, double mean) {
    return new TestForecasts(
        new long[] {1},
        new double[] {1},
        new double[] {2},
        new double[] {forecast},
        Map.of("mean", new double[] {mean}));
  }

  @Test
  void arraysOfAnotherLengthAreRefused() {
    assertThatThrownBy(
            () ->
                new TestForecasts(
                    new long[1], new double[1], new double[1], new double[2], Map.of()))
        .hasMessage("forecast must have 1 values, but has 2.");
  }
}
