package io.workbench.ui.page;

import io.workbench.ui.serve.Page;
import io.workbench.ui.serve.Reply;
import io.workbench.ui.serve.Route;
import io.workbench.ui.serve.TrainingSessions;
import java.util.List;

/** What runs now, what finished, what failed and why; DL4J's training sessions. */
public final class FrontPage implements Page {
  private final ResultsWatch results;

  /** The page over a results folder, which is looked at in the background at once. */
  public FrontPage(ResultPaths paths, TrainingSessions training, Watcher watcher) {
    results = watcher.always(new ResultsWatch(paths, training));
    watcher.soon(results);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route.Html("/", "front.html"),
        new Route.Html("/train", "training.html"),
        new Route.Get("/api/overview", request -> Reply.json(results.view())),
        new Route.Events("/api/overview/events", request -> results.stream()),
        new Route.Get("/api/overview/sweeps", request -> Reply.json(results.sweeps())),
        new Route.Events("/api/overview/sweeps/events", request -> results.stream()));
  }
}
