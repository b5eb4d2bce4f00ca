package io.workbench.ui.cli;

import io.workbench.data.source.CsvSpec;
import io.workbench.data.source.RejectedRow;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command reads a CSV file of order books that no spec describes. */
final class CsvOptions {
  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "NAME=FIELD",
      description =
          "Which of the CSV file's columns are timestamp, best_bid, …: timestamp=time,best_bid=bid.")
  Map<String, String> columns = Map.of();

  /** The file, all of whose rows are of the instrument where it has no column for it. */
  CsvSpec of(Path file, @Nullable String instrument) {
    return new CsvSpec(file, columns, instrument, null, null, true);
  }

  /** Says each row that was set aside, with its line. */
  static void sayRejected(Path file, List<RejectedRow> rows, PrintWriter err) {
    for (RejectedRow row : rows) {
      err.println(file + ":" + row.line() + ": " + row.reason() + ".");
    }
  }
}
