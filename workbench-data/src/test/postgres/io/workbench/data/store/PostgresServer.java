package io.workbench.data.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A real PostgreSQL in a temporary folder, from the binaries on the test class path, on a free port
 * of the loopback address. PostgreSQL refuses to run as root: there it runs as nobody. It forces
 * nothing to the disk, for no test takes the power away.
 */
final class PostgresServer implements AutoCloseable {
  private static final String NOBODY = "65534";
  private static final long START_SECONDS = 60;

  private final Path folder;
  private final int port;
  private Process server;
  private int databases;

  private PostgresServer(Path folder, int port, Process server) {
    this.folder = folder;
    this.port = port;
    this.server = server;
  }

  static PostgresServer start() {
    try {
      Path folder = Files.createTempDirectory("workbench-postgres");
      Path binaries = Files.createDirectory(folder.resolve("binaries"));
      unpack(binaries);
      if (isRoot()) {
        run(folder, List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()));
      }
      Path data = folder.resolve("data");
      run(
          folder,
          asUser(
              binaries.resolve("bin/initdb").toString(),
              "--auth=trust",
              "--username=postgres",
              "--encoding=UTF8",
              "--no-locale",
              "--no-sync",
              "--pgdata=" + data));
      int port = freePort();
      PostgresServer started = new PostgresServer(folder, port, launch(folder, port));
      started.awaitConnection();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL must start.", e);
    }
  }

  private static Process launch(Path folder, int port) throws IOException {
    return new ProcessBuilder(
            asUser(
                folder.resolve("binaries/bin/postgres").toString(),
                "-D",
                folder.resolve("data").toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "fsync=off",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories="))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("server.log").toFile())
        .start();
  }

  /**
   * Ends the server and all its connections.
   *
   * @param signal {@code INT} for a fast shutdown, {@code QUIT} for one at once, after which the
   *     log has to be played back
   */
  void stop(String signal) throws IOException {
    run(folder, List.of("kill", "-" + signal, Long.toString(server.pid())));
    try {
      if (!server.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Starts it on the same port and with the same data. */
  void startAgain() throws IOException {
    server = launch(folder, port);
    awaitConnection();
  }

  /** URL of a database that is new. */
  String newDatabase() throws SQLException {
    String name = "store" + databases++;
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return url(name);
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
  }

  @Override
  public void close() throws IOException {
    if (server.isAlive()) {
      // SIGTERM would wait for the clients.
      stop("INT");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void awaitConnection() throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (server.isAlive() && System.nanoTime() < until) {
      try (Connection connection = DriverManager.getConnection(url("postgres"))) {
        return;
      } catch (SQLException notYet) {
        pause();
      }
    }
    throw new IOException(
        "PostgreSQL did not start: " + Files.readString(folder.resolve("server.log")));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while PostgreSQL was starting.", e);
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static List<String> asUser(String... command) {
    List<String> words = new ArrayList<>();
    if (isRoot()) {
      words.addAll(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"));
    }
    words.addAll(List.of(command));
    return words;
  }

  private static void run(Path folder, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command + " failed: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while running " + command, e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void unpack(Path folder) throws IOException {
    try (InputStream archive = binaries();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextTarEntry();
          entry != null;
          entry = tar.getNextTarEntry()) {
        unpack(tar, entry, folder.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
    if ((entry.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static InputStream binaries() throws IOException {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String name =
        "/postgres-" + (mac ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    InputStream archive = PostgresServer.class.getResourceAsStream(name);
    if (archive == null) {
      throw new IOException("The test class path must have PostgreSQL's binaries " + name + ".");
    }
    return archive;
  }
}
