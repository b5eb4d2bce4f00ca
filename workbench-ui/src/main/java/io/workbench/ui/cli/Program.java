package io.workbench.ui.cli;

import io.workbench.train.backend.Backend;

/** How this program is called, for the command lines that it prints and records. */
final class Program {
  private Program() {}

  /** The name, with the backend where it is not the default. */
  static String name() {
    Backend backend = Backend.chosen();
    return backend == Backend.CPU ? "workbench" : "workbench --backend " + backend;
  }
}
