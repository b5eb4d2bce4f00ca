package io.workbench.ui.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The forecasts of one instrument, read from the lines of a panel's {@code test_forecasts.csv}.
 *
 * @param actual prices that came, in order
 * @param forecast of the model
 */
record ForecastFile(List<Double> actual, List<Double> forecast) {
  static ForecastFile read(Path run, String instrument) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("test_forecasts.csv"));
    List<String> heads = Arrays.asList(lines.get(0).split(","));
    List<Double> actual = new ArrayList<>();
    List<Double> forecast = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = Arrays.asList(line.split(","));
      if (cells.get(heads.indexOf("instrument")).equals(instrument)) {
        actual.add(Double.valueOf(cells.get(heads.indexOf("actual"))));
        forecast.add(Double.valueOf(cells.get(heads.indexOf("forecast"))));
      }
    }
    return new ForecastFile(actual, forecast);
  }

  /** The root of the mean squared error. */
  double rmse() {
    double sum = 0;
    for (int window = 0; window < actual.size(); window++) {
      sum += Math.pow(actual.get(window) - forecast.get(window), 2);
    }
    return Math.sqrt(sum / actual.size());
  }
}
