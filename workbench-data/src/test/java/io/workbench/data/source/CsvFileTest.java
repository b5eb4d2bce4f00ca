package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.OutputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvFileTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  static List<RuntimeException> faults() {
    return List.of(
        new IllegalStateException("A bug of ours. More."),
        new UncheckedIOException("No space left.", new IOException("No space left.")),
        new OutputException("The store is full."));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultOfWhatTakesTheRowsIsNoFaultOfTheFile(RuntimeException fault) throws IOException {
    Path file = Files.writeString(folder.resolve("rows.csv"), "timestamp,price\n1,1\n");
    CsvSpec spec = CsvSpec.of(file);

    assertThatThrownBy(
            () -> CsvFields.read(spec, List.of(), new Rejections("", true), new Faulty(fault)))
        .isSameAs(fault);
  }

  /** Takes no row. */
  private record Faulty(RuntimeException fault) implements RowSink {
    @Override
    public int start(CsvColumns columns) {
      return columns.slots();
    }

    @Override
    public boolean takes(long line, String instrument) {
      return true;
    }

    @Override
    public void add(long line, String instrument, long timeMillis, double[] numbers) {
      throw fault;
    }
  }
}
