package io.workbench.ui.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A day of snapshots, some of them spoilt, and a run over them that takes a moment. */
final class Samples {
  /** Line of the file that {@link #spoilt} changes; the header is line 1. */
  static final int SPOILT_LINE = 7;

  private static final String YAML =
      """
      name: tiny
      data: {source: csv, path: day.csv}
      window: {length: 4, horizon: 1, target: change}
      model: {kind: gru, hiddenSize: 4, layers: 1, dropout: 0.0}
      training: {epochs: 2, batchSize: 64, engine: compiled}
      """;

  private static final String PANEL =
      """
      name: pair
      data:
        source: panel
        instruments:
          H100: {source: synthetic, instrument: H100, days: 1, seed: 7, market: {correlation: 0.5}}
          H200: {source: synthetic, instrument: H200, days: 1, seed: 7, market: {correlation: 0.5}}
      window: {length: 4, horizon: 1, target: change}
      model: {kind: gru, hiddenSize: 4, layers: 1, dropout: 0.0}
      training: {epochs: 1, batchSize: 64, engine: compiled}
      """;

  private Samples() {}

  /** The spec of the run, over a good file beside it. */
  static Path spec(Path folder) {
    CommandRun.of("generate", folder.resolve("day.csv"), "--days", "1").succeeded();
    return write(folder, "tiny.yaml", YAML.lines().toList());
  }

  /** The spec of a run over two instruments that are made up. */
  static Path panel(Path folder) {
    return write(folder, "pair.yaml", PANEL.lines().toList());
  }

  /**
   * The good file with another value in one row's column. Of the book only a changed side is kept
   * with the other: it would fill in a price that is missing.
   */
  static Path spoilt(Path folder, String column, String value) {
    List<String> lines = column.equals("best_bid") ? goodLines(folder) : prices(folder);
    int field = Arrays.asList(lines.get(0).split(",")).indexOf(column);
    String[] row = lines.get(SPOILT_LINE - 1).split(",");
    row[field] = value;
    lines.set(SPOILT_LINE - 1, String.join(",", row));
    return write(folder, "spoilt.csv", lines);
  }

  /** A file of times and prices, all of which are the value. */
  static Path withEveryPrice(Path folder, String name, String value) {
    List<String> lines = prices(folder);
    for (int line = 1; line < lines.size(); line++) {
      String text = lines.get(line);
      lines.set(line, text.substring(0, text.lastIndexOf(',') + 1) + value);
    }
    return write(folder, name, lines);
  }

  /** Lines of the good file: timestamp, instrument, mid_price and the book. */
  static List<String> goodLines(Path folder) {
    try {
      return new ArrayList<>(Files.readAllLines(folder.resolve("day.csv")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same without the book. */
  private static List<String> prices(Path folder) {
    List<String> lines = goodLines(folder);
    lines.replaceAll(line -> line.replaceFirst("^([^,]*,[^,]*,[^,]*),.*", "$1"));
    return lines;
  }

  static Path write(Path folder, String name, List<String> lines) {
    try {
      return Files.write(folder.resolve(name), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
