package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.train.compare.ComparisonFormat;
import io.workbench.train.compare.Objective;
import io.workbench.train.run.RecordJson;
import io.workbench.ui.serve.BadRequestException;
import io.workbench.ui.serve.Page;
import io.workbench.ui.serve.Reply;
import io.workbench.ui.serve.Request;
import io.workbench.ui.serve.Route;
import java.util.List;
import java.util.Map;

/** Any results side by side: chosen from all, compared, and taken along as a file. */
public final class ComparePage implements Page {
  /** How many results can be compared at once. */
  static final int MOST_RESULTS = 50;

  private static final Map<ComparisonFormat, String> TYPES =
      Map.of(
          ComparisonFormat.CSV, "text/csv",
          ComparisonFormat.MARKDOWN, "text/markdown",
          ComparisonFormat.LATEX, "application/x-tex");

  private final CompareViews views;
  private final CompareWatch list;

  /** The page over a results folder, which is read in the background from now on. */
  public ComparePage(ResultPaths paths, Watcher watcher) {
    views = new CompareViews(paths);
    list = watcher.always(new CompareWatch(paths));
    watcher.soon(list);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route.Html("/compare", "compare.html"),
        new Route.Get("/api/results", request -> Reply.json(list.view())),
        new Route.Events("/api/results/events", request -> list.stream()),
        // What is asked for can be longer than an address may be.
        new Route.Post("/api/compare", request -> Reply.json(views.view(asked(request)))),
        new Route.Post("/api/compare/file", this::file));
  }

  private static CompareRequest asked(Request request) {
    try {
      CompareRequest asked = RecordJson.parse("The request", request.body(), CompareRequest.class);
      Objective.of(asked.by());
      return asked;
    } catch (InputException bad) {
      throw new BadRequestException(bad);
    }
  }

  private Reply file(Request request) {
    CompareRequest asked = asked(request);
    ComparisonFormat format = format(asked.format() == null ? "csv" : asked.format());
    String type = TYPES.get(format);
    if (type == null) {
      throw new BadRequestException(
          "A file is csv, markdown or latex, but was " + asked.format() + ".");
    }
    return Reply.text(type, format.render(views.comparison(asked), 0, false));
  }

  private static ComparisonFormat format(String name) {
    try {
      return ComparisonFormat.named(name);
    } catch (InputException unknown) {
      throw new BadRequestException(unknown);
    }
  }
}
