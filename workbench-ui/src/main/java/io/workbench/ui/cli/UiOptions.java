package io.workbench.ui.cli;

import io.workbench.data.InputException;
import io.workbench.ui.serve.ServerAddress;
import io.workbench.ui.serve.UiSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a command shows itself in a browser, and where. */
final class UiOptions {
  @Option(
      names = "--ui",
      description =
          "Show the training live in a browser; on a terminal the pages stay until Ctrl-C.")
  private boolean asked;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "With --ui: the port of the pages (default: 9000; 0 for any that is free).")
  private @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "H",
      description =
          "With --ui: the address of the pages (default: 127.0.0.1, this machine alone); any other asks for a token.")
  private @Nullable String host;

  @Option(
      names = "--ui-server",
      paramLabel = "URL",
      description =
          "Show the training on the pages of a `workbench ui` that runs already, such as http://127.0.0.1:9000;"
              + " its token is taken from the link or from WORKBENCH_UI_TOKEN.")
  private @Nullable String server;

  /** Starts the pages, when they are asked for; says on stderr where they are. */
  LivePages start(Path results, PrintWriter err) {
    if (!asked) {
      if (port != null || host != null) {
        throw new InputException((port != null ? "--port" : "--host") + " needs --ui.");
      }
      return server == null
          ? LivePages.NONE
          : LivePages.at(ServerAddress.of(server, System.getenv("WORKBENCH_UI_TOKEN"), results));
    }
    if (server != null) {
      throw new InputException("--ui has pages of its own, so --ui-server must be left out.");
    }
    return LivePages.start(
        new UiSettings(
            host == null ? UiSettings.LOOPBACK : host, port == null ? UiSettings.PORT : port),
        results,
        err);
  }
}
