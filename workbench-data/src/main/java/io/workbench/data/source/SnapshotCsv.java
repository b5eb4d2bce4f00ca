package io.workbench.data.source;

import io.workbench.data.AtomicFiles;
import io.workbench.data.OutputException;
import io.workbench.data.Sha256;
import io.workbench.data.market.SnapshotSeries;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes snapshots as CSV: {@code timestamp} in ISO-8601 UTC, {@code instrument}, then the series'
 * columns. Numbers are written by {@link Double#toString}, so reading them gives the same bits; a
 * missing value is an empty field.
 */
public final class SnapshotCsv {
  private static final int BUFFER_BYTES = 1 << 16;

  private SnapshotCsv() {}

  /**
   * Writes the file whole or not at all.
   *
   * @throws OutputException naming the file, if it cannot be written
   */
  public static void write(SnapshotSeries series, Path path) {
    AtomicFiles.write(path, out -> writeTo(series, out, true));
  }

  /**
   * Writes several series with the same columns one after the other, whole or not at all.
   *
   * @throws OutputException naming the file, if it cannot be written
   */
  public static void write(Iterable<SnapshotSeries> all, Path path) {
    AtomicFiles.write(
        path,
        out -> {
          boolean first = true;
          for (SnapshotSeries series : all) {
            writeTo(series, out, first);
            first = false;
          }
        });
  }

  /** SHA-256 of the bytes that {@link #write} writes, in lower-case hexadecimal. */
  public static String sha256(SnapshotSeries series) {
    MessageDigest digest = Sha256.create();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      writeTo(series, out, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Sha256.of(digest);
  }

  private static void writeTo(SnapshotSeries series, OutputStream out, boolean withHeader)
      throws IOException {
    Writer writer =
        new OutputStreamWriter(new BufferedOutputStream(out, BUFFER_BYTES), StandardCharsets.UTF_8);
    if (withHeader) {
      writer.write(header(series));
    }
    List<double[]> columns = new ArrayList<>();
    series.columns().forEach(name -> columns.add(series.column(name)));
    String instrument = quoted(series.instrument().name());
    StringBuilder line = new StringBuilder();
    for (int row = 0; row < series.size(); row++) {
      line.setLength(0);
      line.append(Instant.ofEpochMilli(series.timeMillis(row))).append(',').append(instrument);
      for (double[] values : columns) {
        line.append(',');
        if (!Double.isNaN(values[row])) {
          line.append(values[row]);
        }
      }
      writer.append(line.append('\n'));
    }
    writer.flush();
  }

  private static String header(SnapshotSeries series) {
    StringBuilder header = new StringBuilder("timestamp,instrument");
    series.columns().forEach(name -> header.append(',').append(quoted(name)));
    return header.append('\n').toString();
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
