package io.workbench.data.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A JVM of its own that holds the lock of a SQLite file from when it says so until it is told. */
final class LockingProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;

  private LockingProcess(Process process) {
    this.process = process;
    lines = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Locks the file {@code args[0]}. */
  public static void main(String[] args) throws SQLException, IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[0]);
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      out.println("locked");
      in.readLine();
      statement.execute("ROLLBACK");
    }
    out.println("free");
  }

  /** Returns when the file is locked. */
  static LockingProcess lock(Path file, Path log) throws IOException {
    LockingProcess locking =
        new LockingProcess(
            ChildJvm.start(LockingProcess.class, WritingProcess.classPath(), log, file.toString()));
    locking.await("locked");
    return locking;
  }

  /** Returns when it is not any more. */
  void release() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    await("free");
  }

  private void await(String word) throws IOException {
    String line = lines.readLine();
    if (!word.equals(line)) {
      throw new IOException("The locking process should say " + word + ", but said " + line + ".");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
