package io.workbench.ui.page;

import io.workbench.ui.serve.Page;
import io.workbench.ui.serve.TrainingSessions;
import io.workbench.ui.serve.UiServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** All our pages over one results folder; a further page is added to the list here. */
public final class WorkbenchPages implements UiServer.Pages {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final ResultPaths paths;
  private final Watcher watcher = new Watcher(LOOK_EVERY);

  /** The pages over a folder, which need not be there yet. */
  public WorkbenchPages(Path results) {
    paths = new ResultPaths(results);
  }

  @Override
  public List<Page> of(TrainingSessions training) {
    return List.of(
        new FrontPage(paths, training, watcher),
        new RunPage(paths, training, watcher),
        new ForecastPage(paths),
        new SweepPage(paths, watcher),
        new ComparePage(paths, watcher));
  }

  @Override
  public void close() {
    watcher.close();
  }
}
