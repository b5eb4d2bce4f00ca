package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.train.run.InstrumentResult;
import io.workbench.train.run.Interval;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.TestForecasts;
import io.workbench.ui.page.ForecastView.Foretold;
import io.workbench.ui.serve.BadRequestException;
import io.workbench.ui.serve.Page;
import io.workbench.ui.serve.Reply;
import io.workbench.ui.serve.Request;
import io.workbench.ui.serve.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What a run foretold of its test part, beside what came, and how wrong it was when. */
public final class ForecastPage implements Page {
  private final ResultPaths paths;

  /** The page of any run below a results folder. */
  public ForecastPage(ResultPaths paths) {
    this.paths = paths;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route.Html("/runs/:id/forecast", "forecast.html"),
        new Route.Get("/api/runs/:id/forecast", this::windows),
        new Route.Get("/api/runs/:id/forecast/errors", this::errors));
  }

  /** {@code from} and {@code to} choose windows by their index; otherwise all, or the last. */
  private Reply windows(Request request) {
    int from = index(request, "from", 0);
    int toExclusive = index(request, "to", Integer.MAX_VALUE);
    return answer(request, (run, foretold) -> ForecastView.of(run, foretold, from, toExclusive));
  }

  private Reply errors(Request request) {
    return answer(request, ForecastErrorsView::of);
  }

  private Reply answer(Request request, BiFunction<ForecastView.Run, Foretold, Record> view) {
    String id = request.path("id");
    Path folder = paths.folder(id);
    TestForecasts forecasts = read(id, folder);
    String instrument = instrument(request, forecasts);
    RunItems.Read read = RunItems.readWhole(id, folder, new SpecFile(folder), Instant.now());
    ResultItem item = read.item();
    String name = instrument.isEmpty() ? item.name() : item.name() + "/" + instrument;
    ForecastView.Run run =
        new ForecastView.Run(id, name, item.model(), forecasts.instrumentNames(), instrument);
    TestForecasts own = instrument.isEmpty() ? forecasts : forecasts.of(instrument);
    List<Interval> intervals = intervals(read.result(), instrument);
    return Reply.json(view.apply(run, new Foretold(own, intervals)));
  }

  /** A result that is missing or broken says so on the run's page; the forecasts stand without. */
  private static List<Interval> intervals(@Nullable RunResult result, String instrument) {
    if (result == null) {
      return List.of();
    }
    Map<String, InstrumentResult> instruments = result.instruments();
    InstrumentResult own = instruments == null ? null : instruments.get(instrument);
    List<Interval> intervals = own == null ? result.intervals() : own.intervals();
    return intervals == null ? List.of() : intervals;
  }

  /** Of a panel the one that was asked for, or the first; empty where there is only one. */
  private static String instrument(Request request, TestForecasts forecasts) {
    List<String> names = forecasts.instrumentNames();
    String chosen = request.query("instrument").orElse(names.isEmpty() ? "" : names.get(0));
    if (!chosen.isEmpty() && !names.contains(chosen)) {
      throw new InputException(
          names.isEmpty()
              ? "The run is of one instrument, so none can be chosen, but \"" + chosen + "\" was."
              : "instrument must be one of "
                  + String.join(", ", names)
                  + ", but is \""
                  + chosen
                  + "\".");
    }
    return chosen;
  }

  private static TestForecasts read(String id, Path folder) {
    if (!RunFolder.isRun(folder)) {
      throw new InputException("\"" + id + "\" is not a run's folder.");
    }
    Path file = folder.resolve(TestForecasts.FILE);
    if (!Files.exists(file)) {
      throw new InputException(missing(id, folder));
    }
    TestForecasts forecasts = TestForecasts.read(file);
    if (forecasts.size() == 0) {
      throw new InputException(file + ": it holds no forecast.");
    }
    return forecasts;
  }

  private static String missing(String id, Path folder) {
    String which = "The run \"" + id + "\" has no " + TestForecasts.FILE + ": ";
    return switch (RunItems.read(id, folder, Instant.now()).state()) {
      case RUNNING -> which + "it still trains, and forecasts its test part when it ends.";
      case INTERRUPTED -> which + "it was interrupted. " + RunItems.goOn(folder);
      default -> which + "it ended without forecasts, or the file was deleted.";
    };
  }

  private static int index(Request request, String name, int otherwise) {
    Optional<String> text = request.query(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("\\d{1,9}")) {
      throw new BadRequestException(
          name + " must be the index of a window, but is \"" + text.get() + "\".");
    }
    return Integer.parseInt(text.get());
  }
}
