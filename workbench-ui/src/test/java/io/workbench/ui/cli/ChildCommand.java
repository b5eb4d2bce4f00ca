package io.workbench.ui.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

/** One command in a process of its own, as the launcher starts it. */
final class ChildCommand implements AutoCloseable {
  private static final long LONGEST_SECONDS = 60;
  private static final long LONGEST_SILENCE_SECONDS = 300;

  private final Process process;
  private final BufferedReader stderr;
  private final List<String> err = new ArrayList<>();

  private ChildCommand(List<String> words) throws IOException {
    process = new ProcessBuilder(words).start();
    stderr = process.errorReader(UTF_8);
  }

  static ChildCommand start(Object... arguments) throws IOException {
    return startIn(List.of(), arguments);
  }

  /**
   * The same with {@code NAME=value} in its environment, {@code -u NAME} taken out of it, or a
   * command before it.
   */
  static ChildCommand startIn(List<String> environment, Object... arguments) throws IOException {
    // A process that is started in the background of a shell ignores Ctrl-C; this one must not.
    List<String> words = new ArrayList<>(List.of("env", "--default-signal=INT,TERM"));
    words.addAll(environment);
    words.addAll(java(Main.class, arguments));
    return new ChildCommand(words);
  }

  /** The same by another class than {@link Main}. */
  static ChildCommand startOf(Class<?> main, Object... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of("env", "--default-signal=INT,TERM"));
    words.addAll(java(main, arguments));
    return new ChildCommand(words);
  }

  /**
   * The same, but that others go first where cores are few: it trains on all of them while a
   * browser draws.
   */
  static ChildCommand startBehindOthers(Object... arguments) throws IOException {
    return startIn(List.of("nice", "-n", "10"), arguments);
  }

  /** A process whose files can be no larger, such that a write fails when it gets there. */
  static ChildCommand withLargestFile(int kibibytes, Object... arguments) throws IOException {
    // The child must not have to unpack ND4J's native libraries under such a limit.
    assertThat(Nd4j.zeros(1).length()).isEqualTo(1);
    List<String> words = new ArrayList<>();
    words.addAll(List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash"));
    words.addAll(java(Main.class, arguments));
    return new ChildCommand(words);
  }

  private static List<String> java(Class<?> main, Object... arguments) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> words = new ArrayList<>(List.of(java.toString(), "-Xmx1g", "-XX:-UsePerfData"));
    words.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    words.addAll(List.of("-Dlogback.configurationFile=logback.xml", "-cp", classPath));
    words.add(main.getName());
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    return words;
  }

  /** Waits until stderr says the text. */
  void awaitLine(String part) throws IOException {
    String line = readLine();
    while (line != null && !line.contains(part)) {
      err.add(line);
      line = readLine();
    }
    assertThat(line).as("after %s", err).isNotNull();
    err.add(line);
  }

  /** The next line of stderr; a process that says none for long is killed, which ends the wait. */
  private @Nullable String readLine() throws IOException {
    CompletableFuture<Void> read = new CompletableFuture<>();
    read.orTimeout(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS)
        // A process that is destroyed as such closes its pipes while they are read.
        .exceptionally(
            silent -> {
              process.toHandle().destroyForcibly();
              return null;
            });
    String line = stderr.readLine();
    read.complete(null);
    return line;
  }

  /** Memory that the process holds, as the system counts it, in units of 1,024 bytes. */
  long residentKib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("The process says no resident memory.");
  }

  /** Sends a signal such as {@code INT}. */
  void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  /**
   * From now on no byte beyond this of any file can be written by the process, as on a disk that is
   * full; {@code unlimited} gives it room again.
   */
  void limitFiles(String bytes) throws IOException, InterruptedException {
    Process limit =
        new ProcessBuilder("prlimit", "--pid=" + process.pid(), "--fsize=" + bytes + ":").start();
    assertThat(limit.waitFor()).isZero();
  }

  /** The exit code, after all that stderr says. */
  int waitFor() throws IOException, InterruptedException {
    for (String line = readLine(); line != null; line = readLine()) {
      err.add(line);
    }
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** The lines of stderr so far, but for the JVM's notice that the launcher takes out. */
  List<String> err() {
    return err.stream().filter(line -> !line.contains("incubator modules")).toList();
  }

  /** The lines of stdout of an ended process. */
  List<String> out() throws IOException {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      return lines.lines().toList();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
