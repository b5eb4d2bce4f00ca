package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.train.run.TestForecasts;
import io.workbench.ui.serve.Page;
import io.workbench.ui.serve.Reply;
import io.workbench.ui.serve.Request;
import io.workbench.ui.serve.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What a run foretold of its test part, beside what came. */
public final class ForecastPage implements Page {
  private final ResultPaths paths;
  private final SaidOnce said = new SaidOnce();

  /** The page of any run below a results folder. */
  public ForecastPage(ResultPaths paths) {
    this.paths = paths;
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route.Get("/api/runs/:id/forecast", this::forecast));
  }

  /** {@code from} and {@code to} choose windows by their index; without them it is the last. */
  private Reply forecast(Request request) {
    String id = request.path("id");
    try {
      Path folder = paths.folder(id);
      TestForecasts forecasts = read(id, folder);
      int from = index(request, "from", 0);
      int toExclusive = index(request, "to", forecasts.size());
      return Reply.json(ForecastView.of(run(id, folder), forecasts, from, toExclusive));
    } catch (InputException broken) {
      said.warn(id, String.valueOf(broken.getMessage()));
      throw broken;
    }
  }

  private static ForecastView.Run run(String id, Path folder) {
    ResultItem item = RunItems.read(id, folder, Instant.now());
    return new ForecastView.Run(id, item.name(), item.model());
  }

  private static TestForecasts read(String id, Path folder) {
    if (!RunFolder.isRun(folder)) {
      throw new InputException("\"" + id + "\" is not a run's folder.");
    }
    Path file = folder.resolve(TestForecasts.FILE);
    if (!Files.exists(file)) {
      throw new InputException(missing(id, folder));
    }
    return TestForecasts.read(file);
  }

  private static String missing(String id, Path folder) {
    String which = "The run \"" + id + "\" has no " + TestForecasts.FILE + ": ";
    return switch (RunItems.read(id, folder, Instant.now()).state()) {
      case "running" -> which + "it still trains, and forecasts its test part when it ends.";
      case "interrupted" ->
          which + "it was interrupted; ./workbench train --resume " + folder + " goes on with it.";
      default -> which + "it ended without forecasts, or the file was deleted.";
    };
  }

  private static int index(Request request, String name, int otherwise) {
    String text = request.query(name).orElse(Integer.toString(otherwise));
    if (!text.matches("\\d{1,9}")) {
      throw new InputException(name + " must be the index of a window, but is \"" + text + "\".");
    }
    return Integer.parseInt(text);
  }
}
