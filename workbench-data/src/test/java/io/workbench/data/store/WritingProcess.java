package io.workbench.data.store;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A JVM of its own that writes to a store, says after each row that it is written, and never ends.
 */
final class WritingProcess {
  private static final List<String> NEEDED =
      List.of(
          "target/classes",
          "target/test-classes",
          "sqlite",
          "javacpp",
          "slf4j-api",
          "postgresql",
          "flyway-core");

  private WritingProcess() {}

  /** Writes step after step from {@code args[1]} on to the store {@code args[0]}. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (SnapshotStore store = SnapshotStore.openExisting(StoreLocation.of(args[0]))) {
      for (int step = Integer.parseInt(args[1]); ; step++) {
        store.insert(
            SnapshotStoreContract.book("H100", step, bid(step), bid(step) + 0.25),
            new StoredAnswer(
                "H100",
                SnapshotStoreContract.at(step),
                SnapshotStoreContract.at(step),
                200,
                body(step)));
        out.println(step);
      }
    }
  }

  /** The bid that it writes for a step. */
  static double bid(int step) {
    return 2 + step / 1024.0;
  }

  /** The answer that it keeps for a step. */
  static byte[] body(int step) {
    return ("answer " + step).repeat(50).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Starts one, kills it once it has said so many rows, and returns all the steps that it said.
   *
   * @param from the first step that it writes
   */
  static List<Integer> writeAndKill(StoreLocation store, int from, int rows, Path log)
      throws IOException, InterruptedException {
    Process process =
        ChildJvm.start(WritingProcess.class, classPath(), log, store.url(), Integer.toString(from));
    List<Integer> said = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(Integer.valueOf(line));
        if (said.size() == rows) {
          // SIGKILL, in the midst of a later row; the process itself would close its pipe too.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly();
    }
    process.waitFor(10, TimeUnit.SECONDS);
    return said;
  }

  static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> NEEDED.stream().anyMatch(entry.replace('\\', '/')::contains))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
