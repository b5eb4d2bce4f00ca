package io.workbench.ui.cli;

import io.workbench.data.source.StoreCsv;
import io.workbench.data.source.StoreCsv.ImportResult;
import io.workbench.train.run.ResultJson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a CSV file into the store. */
@Command(
    name = "import",
    description = {
      "Add a CSV file's snapshots to the store, which is made where there is none.",
      "Those whose instrument and time are in the store already stay as they are there.",
      "Exits with 1 when the file has no row that can be used."
    },
    footer = {
      "%nExamples:",
      "  ./workbench store import snapshots.csv",
      "  ./workbench store import h100.csv --instrument H100 --store market.db",
      "  ./workbench store import offers.csv --columns timestamp=time,best_bid=bid,best_ask=ask"
    })
final class StoreImportCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Answer answer;
  @Mixin StoreOptions options;
  @Mixin CsvOptions csv;

  @Parameters(index = "0", paramLabel = "FILE", description = "The CSV file, with a header line.")
  Path file;

  @Option(
      names = "--instrument",
      paramLabel = "NAME",
      description = "The instrument of all rows, where the file has no column for it.")
  @Nullable String instrument;

  @Option(names = "--strict", description = "Fail on the first row that would be set aside.")
  boolean strict;

  @Option(names = "--json", description = "Print one JSON document.")
  boolean json;

  @Override
  public Integer call() {
    ImportResult result = StoreCsv.importFile(options.location(), csv.of(file, instrument), strict);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ResultJson.text(result));
    } else {
      print(result, out);
    }
    return result.rows() == 0 ? ErrorSentences.FAILED : 0;
  }

  private void print(ImportResult result, PrintWriter out) {
    PrintWriter err = spec.commandLine().getErr();
    CsvOptions.sayRejected(file, result.rejectedRows(), err);
    long more = result.rejectedCount() - result.rejectedRows().size();
    if (more > 0) {
      err.println("and " + Counted.of(more, "more row") + " of " + file + ".");
    }
    String differing =
        result.differing() == 0
            ? ""
            : String.format(
                Locale.ROOT, " (%,d of them with other values, which stay)", result.differing());
    out.printf(
        Locale.ROOT,
        "%,d snapshots added to %s, %,d were there already%s, %,d rows set aside.%n",
        result.added(),
        options.location().name(),
        result.rows() - result.added(),
        differing,
        result.rejectedCount());
    if (result.rows() == 0) {
      err.println(file + " has no row that is an order book.");
    }
  }
}
