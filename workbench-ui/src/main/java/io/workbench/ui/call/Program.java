package io.workbench.ui.call;

import io.workbench.train.backend.Backend;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How this program is called, for the command lines that it prints and records. */
public final class Program {
  private Program() {}

  /** The name, with the backend where it is not the default. */
  public static String name() {
    return withBackend("workbench");
  }

  /** What starts it again from the working folder, as a shell takes it. */
  public static String call() {
    return withBackend(launcher(home(), Path.of("").toAbsolutePath()));
  }

  /**
   * The command that goes on with a sweep.
   *
   * @param options beside {@code --resume}, each after a space
   */
  public static String resumeSweep(Path folder, String options) {
    return call() + " sweep --resume " + ShellWords.quoted(folder.toString()) + options;
  }

  /** The command that goes on with a run that is no sweep's trial. */
  public static String resumeRun(Path folder) {
    return call() + " train --resume " + ShellWords.quoted(folder.toString());
  }

  static String launcher(@Nullable Path home, Path working) {
    return home == null || home.equals(working)
        ? "./workbench"
        : ShellWords.quoted(home.resolve("workbench").toString());
  }

  /** The folder of the launcher, or none where the program was not started by it. */
  public static @Nullable Path home() {
    String home = System.getProperty("workbench.home");
    return home == null ? null : Path.of(home).toAbsolutePath();
  }

  private static String withBackend(String program) {
    Backend backend = Backend.chosen();
    return backend == Backend.CPU ? program : program + " --backend " + backend;
  }
}
