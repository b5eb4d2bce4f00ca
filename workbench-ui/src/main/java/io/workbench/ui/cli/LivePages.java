package io.workbench.ui.cli;

import io.workbench.train.loop.TrainingListeners;
import io.workbench.ui.page.WorkbenchPages;
import io.workbench.ui.serve.RemoteSessions;
import io.workbench.ui.serve.ServerAddress;
import io.workbench.ui.serve.UiServer;
import io.workbench.ui.serve.UiSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The browser pages of a command, its own or those of another process, until it ends. */
final class LivePages implements AutoCloseable {
  /** None were asked for. */
  static final LivePages NONE = new LivePages(null, null);

  private final @Nullable UiServer server;
  private final @Nullable RemoteSessions remote;

  private LivePages(@Nullable UiServer server, @Nullable RemoteSessions remote) {
    this.server = server;
    this.remote = remote;
  }

  /** Starts the pages over a results folder, and says where they are. */
  static LivePages start(UiSettings settings, Path results, PrintWriter err) {
    UiServer server = UiServer.start(settings, results, new WorkbenchPages(results));
    err.println("Pages: " + server.link());
    return new LivePages(server, null);
  }

  /** Shows the runs on the pages of another process. */
  static LivePages at(ServerAddress address) {
    return new LivePages(null, new RemoteSessions(address));
  }

  /** Hears the runs for DL4J's training pages. */
  TrainingListeners listeners() {
    if (remote != null) {
      return remote;
    }
    return server == null ? TrainingListeners.NONE : server.sessions();
  }

  /**
   * Keeps the pages until Ctrl-C, where a person is there to press it: the work is done, and its
   * exit code stays. A script whose command must end gets its end.
   */
  void stay(Interrupts interrupts, Terminal terminal, PrintWriter err) {
    if (server != null && terminal.stderr() && !interrupts.signal().isRequested()) {
      String link = server.link();
      interrupts.awaitInterrupt(() -> err.println("The pages stay at " + link + " until Ctrl-C."));
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    if (remote != null) {
      remote.close();
    }
  }
}
