package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import io.workbench.train.run.SweepFolder;
import io.workbench.train.sweep.StopRequests;
import io.workbench.train.sweep.SweepSnapshot;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.train.sweep.report.SweepReport;
import io.workbench.ui.serve.Page;
import io.workbench.ui.serve.Reply;
import io.workbench.ui.serve.Request;
import io.workbench.ui.serve.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** All sweeps, and one sweep with its trials; they can be stopped here. */
public final class SweepPage implements Page {
  private static final int CONFLICT = 409;
  private static final int FAULT = 500;

  private final ResultPaths paths;
  private final Watcher watcher;

  /** What was asked for is on its way. */
  record Asked(String sentence) {}

  /** The page of any sweep below a results folder. */
  public SweepPage(ResultPaths paths, Watcher watcher) {
    this.paths = paths;
    this.watcher = watcher;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route.Html("/sweeps", "sweeps.html"),
        new Route.Html("/sweeps/:id", "sweep.html"),
        new Route.Get("/sweeps/:id/report", this::report),
        new Route.Get("/api/sweeps/:id", request -> Reply.json(watch(request).view())),
        new Route.Events("/api/sweeps/:id/events", request -> watch(request).stream()),
        new Route.Post("/api/sweeps/:id/stop", this::stopSweep),
        new Route.Post("/api/sweeps/:id/trials/:number/stop", this::stopTrial));
  }

  private SweepWatch watch(Request request) {
    String id = request.path("id");
    folder(request);
    return watcher.watch("sweep " + id, SweepWatch.class, name -> new SweepWatch(paths, id));
  }

  private Path folder(Request request) {
    String id = request.path("id");
    Path folder = paths.folder(id);
    if (!SweepFolder.isSweep(folder)) {
      throw new InputException("\"" + id + "\" is not a sweep's folder.");
    }
    return folder;
  }

  private Reply stopSweep(Request request) {
    Path folder = folder(request);
    SweepSnapshot sweep = SweepSnapshot.read(folder);
    if (sweep.end() != null || !SweepItems.isWorkedOn(sweep, folder, Instant.now())) {
      return Reply.problem(CONFLICT, "No process works on this sweep any more.");
    }
    return asked(
        new StopRequests(folder)::stopSweep,
        "The sweep is asked to stop: its trials end after the batch that they are at, and can be gone"
            + " on with.");
  }

  private Reply stopTrial(Request request) {
    Path folder = folder(request);
    SweepSnapshot sweep = SweepSnapshot.read(folder);
    int number = number(request.path("number"), sweep);
    TrialState state = sweep.trials().get(number).state();
    if (sweep.end() != null || !SweepItems.isWorkedOn(sweep, folder, Instant.now())) {
      return Reply.problem(CONFLICT, "No process works on this sweep any more.");
    }
    if (state != TrialState.RUNNING) {
      return Reply.problem(
          CONFLICT, "Trial " + number + " does not run: it is " + state.word() + ".");
    }
    return asked(
        () -> new StopRequests(folder).stopTrial(number),
        "Trial " + number + " is asked to stop: it ends after the batch that it is at.");
  }

  private static int number(String text, SweepSnapshot sweep) {
    if (text.matches("\\d{1,9}") && Integer.parseInt(text) < sweep.trials().size()) {
      return Integer.parseInt(text);
    }
    throw new InputException("The sweep has no trial \"" + text + "\".");
  }

  private static Reply asked(Runnable write, String sentence) {
    try {
      write.run();
      return Reply.json(new Asked(sentence));
    } catch (OutputException refused) {
      return Reply.problem(FAULT, String.valueOf(refused.getMessage()));
    }
  }

  /** The file as the sweep wrote it; the server lets it run its own scripts alone. */
  private Reply report(Request request) {
    Path file = folder(request).resolve(SweepReport.FILE);
    try {
      return Reply.document(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new InputException("Cannot read " + file + ": " + IoReason.of(e) + ".", e);
    }
  }
}
