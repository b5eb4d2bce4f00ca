package io.workbench.data.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a class of the tests in a JVM of its own, which is up soon. */
final class ChildJvm {
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
    return new ProcessBuilder(words)
        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
