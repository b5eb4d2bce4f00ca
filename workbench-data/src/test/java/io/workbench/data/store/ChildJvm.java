package io.workbench.data.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Starts a class of the tests in a JVM of its own, which is up soon. */
final class ChildJvm {
  /** It is killed after so long, which ends the wait for what it says. */
  private static final int LONGEST_MINUTES = 5;

  private ChildJvm() {}

  /**
   * Starts it.
   *
   * @param log where its stderr goes; SQLite's library is unpacked beside it
   */
  static Process start(Class<?> main, String classPath, Path log, String... arguments)
      throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Dorg.sqlite.tmpdir=" + log.toAbsolutePath().getParent(),
                "-cp",
                classPath,
                main.getName()));
    words.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(words)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES)
        .execute(process.toHandle()::destroyForcibly);
    return process;
  }
}
