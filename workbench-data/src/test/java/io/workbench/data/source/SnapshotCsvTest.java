package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.workbench.data.AtomicFiles;
import io.workbench.data.OutputException;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.SnapshotSeries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCsvTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void writesIsoTimesAndLeavesMissingValuesEmpty() throws IOException {
    SnapshotCsv.write(small(), folder.resolve("small.csv"));

    assertThat(folder.resolve("small.csv"))
        .hasContent(
            """
            timestamp,instrument,mid_price,"a,b"
            2021-09-06T00:05:00Z,"8 ""H100\""",0.1,
            2021-09-06T00:05:00.001Z,"8 ""H100\""",1.0E-5,-7.0
            """);
  }

  @Test
  void readsBackTheSameBits() {
    SnapshotSeries written = SyntheticMarket.generate(SyntheticSpec.DEFAULT.withDays(3)).series();
    Path file = folder.resolve("market.csv");
    SnapshotCsv.write(written, file);

    LoadedSeries loaded = SeriesLoader.load(CsvSpec.of(file), true);
    SnapshotSeries read = loaded.series();
    assertThat(read.instrument()).isEqualTo(written.instrument());
    assertThat(read.timesMillis()).isEqualTo(written.timesMillis());
    assertThat(read.columns()).containsExactlyElementsOf(written.columns());
    for (String column : written.columns()) {
      assertThat(read.column(column)).isEqualTo(written.column(column));
    }
    assertThat(loaded.facts().sha256()).isEqualTo(SnapshotCsv.sha256(written));
    assertThat(SnapshotCsv.sha256(read)).isEqualTo(SnapshotCsv.sha256(written));
  }

  @Test
  void makesMissingFoldersAndReplacesAnOlderFile() throws IOException {
    Path file = folder.resolve("new/deeper/small.csv");
    SnapshotCsv.write(small(), file);
    Files.writeString(file, "old");
    SnapshotCsv.write(small(), file);

    assertThat(file).content().startsWith("timestamp,");
    assertThat(namesIn(folder.resolve("new/deeper"))).containsExactly("small.csv");
  }

  @Test
  void leavesTheOldFileAndNothingElseWhenWritingFails() throws IOException {
    Path file = folder.resolve("kept.csv");
    Files.writeString(file, "old");

    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      out.write("half".getBytes(StandardCharsets.UTF_8));
                      throw new IOException("No space left on device");
                    }))
        .withMessage("Cannot write " + file + ": No space left on device.");
    assertThat(file).hasContent("old");
    assertThat(namesIn(folder)).containsExactly("kept.csv");
  }

  @Test
  void refusesAFolderAndAFileInPlaceOfAFolder() throws IOException {
    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(() -> SnapshotCsv.write(small(), folder))
        .withMessage("Cannot write " + folder + ": it is a folder.");

    Path file = Files.writeString(folder.resolve("file"), "x");
    Path inFile = file.resolve("small.csv");
    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(() -> SnapshotCsv.write(small(), inFile))
        .withMessageStartingWith("Cannot write " + inFile + ": ");
  }

  private static SnapshotSeries small() {
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("mid_price", new double[] {0.1, 1e-5});
    columns.put("a,b", new double[] {Double.NaN, -7});
    long start = 1_630_886_700_000L;
    return new SnapshotSeries(new Instrument("8 \"H100\""), new long[] {start, start + 1}, columns);
  }

  private static List<String> namesIn(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
