package io.workbench.ui.page;

import io.workbench.ui.serve.Page;
import io.workbench.ui.serve.Reply;
import io.workbench.ui.serve.Request;
import io.workbench.ui.serve.Route;
import io.workbench.ui.serve.TrainingSessions;
import java.nio.file.Path;
import java.util.List;

/** One run: its facts, its metrics beside the baselines, its learning curves, its plots. */
public final class RunPage implements Page {
  private final ResultPaths paths;
  private final TrainingSessions training;
  private final Watcher watcher;

  /** The page of any run below a results folder. */
  public RunPage(ResultPaths paths, TrainingSessions training, Watcher watcher) {
    this.paths = paths;
    this.training = training;
    this.watcher = watcher;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route.Html("/runs/:id", "run.html"),
        new Route.Get("/api/runs/:id", request -> Reply.json(watch(request).view())),
        new Route.Events("/api/runs/:id/events", request -> watch(request).stream()),
        new Route.Get("/api/runs/:id/plots/:name", this::plot));
  }

  private RunWatch watch(Request request) {
    String id = request.path("id");
    paths.folder(id);
    return watcher.watch("run " + id, RunWatch.class, name -> new RunWatch(paths, id, training));
  }

  private Reply plot(Request request) {
    Path folder = paths.folder(request.path("id"));
    return Reply.bytes("image/png", RunPictures.read(paths, folder, request.path("name")));
  }
}
