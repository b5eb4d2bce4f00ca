package io.workbench.train.run;

import io.workbench.data.AtomicFiles;
import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a run's best model and the baselines foretold of the test part, one window a row in order of
 * time, in price units: the content of {@code test_forecasts.csv}. Arrays are {@code [windows]}. Of
 * a panel there is one window an instrument at a time, in the panel's order, and the file's last
 * column, {@code instrument}, says which.
 *
 * @param timesMillis times that the forecasts are for, epoch milliseconds
 * @param last prices known when the forecasts were made, which is what persistence foretells
 * @param actual prices that came
 * @param forecast of the model
 * @param baselines forecasts by baseline, without persistence
 * @param instruments of the windows; empty where there is only one
 */
public record TestForecasts(
    long[] timesMillis,
    double[] last,
    double[] actual,
    double[] forecast,
    Map<String, double[]> baselines,
    List<String> instruments) {

  /** Name of the file in a run's folder. */
  public static final String FILE = "test_forecasts.csv";

  /** Name of the last column of a panel's file. */
  static final String INSTRUMENT = "instrument";

  private static final List<String> FIXED = List.of("timestamp", "last", "actual", "forecast");

  /** Checks that every array has a number a window. */
  public TestForecasts {
    instruments = List.copyOf(instruments);
    if (!instruments.isEmpty() && instruments.size() != timesMillis.length) {
      throw new IllegalArgumentException(
          "There must be an instrument a window or none, but there are "
              + instruments.size()
              + " for "
              + timesMillis.length
              + ".");
    }
    requireWindows("last", last, timesMillis.length);
    requireWindows("actual", actual, timesMillis.length);
    requireWindows("forecast", forecast, timesMillis.length);
    baselines.forEach((name, values) -> requireWindows(name, values, timesMillis.length));
  }

  /** Of one instrument. */
  public TestForecasts(
      long[] timesMillis,
      double[] last,
      double[] actual,
      double[] forecast,
      Map<String, double[]> baselines) {
    this(timesMillis, last, actual, forecast, baselines, List.of());
  }

  /** The instruments, each once, in order of their first window; none where there is only one. */
  public List<String> instrumentNames() {
    return instruments.stream().distinct().toList();
  }

  /** The windows of one of the instruments, as a run on it alone would have them. */
  public TestForecasts of(String instrument) {
    int[] rows =
        IntStream.range(0, instruments.size())
            .filter(window -> instruments.get(window).equals(instrument))
            .toArray();
    Map<String, double[]> chosen = new LinkedHashMap<>();
    baselines.forEach((name, values) -> chosen.put(name, at(values, rows)));
    return new TestForecasts(
        Arrays.stream(rows).mapToLong(row -> timesMillis[row]).toArray(),
        at(last, rows),
        at(actual, rows),
        at(forecast, rows),
        chosen);
  }

  private static double[] at(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  /** Number of windows. */
  public int size() {
    return timesMillis.length;
  }

  /** Writes the file whole; its times are ISO-8601 UTC. */
  public void write(Path file) {
    StringBuilder text = new StringBuilder(String.join(",", FIXED));
    baselines.keySet().forEach(name -> text.append(',').append(name));
    text.append(instruments.isEmpty() ? "\n" : "," + INSTRUMENT + "\n");
    for (int window = 0; window < size(); window++) {
      text.append(Instant.ofEpochMilli(timesMillis[window])).append(',').append(last[window]);
      text.append(',').append(actual[window]).append(',').append(forecast[window]);
      for (double[] values : baselines.values()) {
        text.append(',').append(values[window]);
      }
      text.append(instruments.isEmpty() ? "\n" : "," + instruments.get(window) + "\n");
    }
    AtomicFiles.write(file, text.toString());
  }

  /**
   * Reads such a file; further columns are baselines.
   *
   * @throws InputException when it is missing, or a line of it is broken
   */
  public static TestForecasts read(Path file) {
    try {
      return parse(file, Files.readAllLines(file));
    } catch (NoSuchFileException missing) {
      throw new InputException("There are no test forecasts " + file + ".", missing);
    } catch (IOException unreadable) {
      throw new InputException(
          "Cannot read " + file + ": " + IoReason.of(unreadable) + ".", unreadable);
    }
  }

  private static TestForecasts parse(Path file, List<String> lines) {
    List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",", -1));
    if (header.size() < FIXED.size() || !header.subList(0, FIXED.size()).equals(FIXED)) {
      throw new InputException(
          file + ", line 1: the columns must begin with " + String.join(",", FIXED) + ".");
    }
    TestForecastLines rows = new TestForecastLines(file, header, lines.size() - 1);
    for (int line = 1; line < lines.size(); line++) {
      rows.read(line, lines.get(line));
    }
    Map<String, double[]> baselines = new LinkedHashMap<>();
    int columns = header.size() - (rows.hasInstruments() ? 1 : 0);
    for (int column = FIXED.size(); column < columns; column++) {
      if (baselines.put(header.get(column), rows.column(column)) != null) {
        throw new InputException(file + ", line 1: two columns are " + header.get(column) + ".");
      }
    }
    return new TestForecasts(
        rows.timesMillis(),
        rows.column(1),
        rows.column(2),
        rows.column(3),
        baselines,
        rows.instruments());
  }

  private static void requireWindows(String name, double[] values, int windows) {
    if (values.length != windows) {
      throw new IllegalArgumentException(
          name + " must have " + windows + " values, but has " + values.length + ".");
    }
  }

  /**
   * The same with those arrays of another run in place of equal ones: the runs of a sweep have all
   * but the model's forecast in common, and many of them then fit into memory.
   */
  public TestForecasts sharing(TestForecasts other) {
    Map<String, double[]> shared = new LinkedHashMap<>();
    baselines.forEach(
        (name, values) -> shared.put(name, shared(values, other.baselines.get(name))));
    return new TestForecasts(
        Arrays.equals(timesMillis, other.timesMillis) ? other.timesMillis : timesMillis,
        shared(last, other.last),
        shared(actual, other.actual),
        forecast,
        shared,
        instruments.equals(other.instruments) ? other.instruments : instruments);
  }

  private static double[] shared(double[] own, double @Nullable [] others) {
    return others != null && Arrays.equals(own, others) ? others : own;
  }

  /** Names of all naive forecasts in the file, persistence first. */
  public List<String> baselineNames() {
    List<String> names = new ArrayList<>(List.of("persistence"));
    names.addAll(baselines.keySet());
    return names;
  }

  /** A naive forecast by its name; persistence is the last price. */
  public double[] baseline(String name) {
    double[] values = name.equals("persistence") ? last : baselines.get(name);
    if (values == null) {
      throw new IllegalArgumentException("There is no baseline " + name + ".");
    }
    return values;
  }
}
