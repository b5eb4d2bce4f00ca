package io.workbench.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A standalone Spark cluster of real processes on the loopback address. Its machines have Spark's
 * own libraries only, in a folder as a Spark distribution has it; the workbench is shipped to them.
 */
final class LoopbackCluster implements AutoCloseable {
  private static final Pattern OURS =
      Pattern.compile("(workbench|nd4j|deeplearning4j|datavec|javacpp|openblas).*\\.jar");
  private static final Pattern ADDRESS = Pattern.compile("spark://127\\.0\\.0\\.1:\\d+");
  private static final String LOGGING =
      """
      <configuration>
        <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%msg%n</pattern></encoder>
        </appender>
        <root level="INFO"><appender-ref ref="OUT"/></root>
      </configuration>
      """;

  private final Path home;
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();
  private final String address;

  /** Starts a master and the workers, each with one core. */
  LoopbackCluster(Path home, int workerCount) throws IOException {
    this.home = home;
    Files.createDirectories(home.resolve("jars"));
    // By this file Spark knows that its folder is a distribution, not a checkout of its sources.
    Files.writeString(home.resolve("RELEASE"), "Spark");
    Files.writeString(home.resolve("logback.xml"), LOGGING);
    for (Path jar : classPath()) {
      String name = jar.getFileName().toString();
      if (Files.isRegularFile(jar) && !OURS.matcher(name).matches()) {
        Files.createSymbolicLink(home.resolve("jars").resolve(name), jar);
      }
    }
    address = awaitLine(start(Master.class, List.of()), ADDRESS);
    for (int number = 0; number < workerCount; number++) {
      Path work = home.resolve("work-" + number);
      List<String> arguments =
          List.of("--cores", "1", "--memory", "1g", "--work-dir", work.toString(), address);
      workers.add(start(Worker.class, arguments));
    }
    for (Process worker : workers) {
      awaitLine(worker, Pattern.compile("Successfully registered with master"));
    }
  }

  /** Of the master. */
  String address() {
    return address;
  }

  /** Kills the worker and its executor with SIGKILL. */
  void killWorker(int number) {
    Process worker = workers.get(number);
    List<ProcessHandle> executors = worker.descendants().toList();
    assertThat(executors).isNotEmpty();
    worker.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  private static List<Path> classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator, -1)).map(Path::of).toList();
  }

  private Process start(Class<?> main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + home));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().strip().split("\\s+")));
    command.add("-Dlogback.configurationFile=" + home.resolve("logback.xml"));
    command.addAll(List.of("-cp", home.resolve("jars") + "/*", main.getName()));
    command.addAll(List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment =
        Map.of(
            "SPARK_HOME",
            home.toString(),
            "SPARK_SCALA_VERSION",
            "2.12",
            // A killed process cannot clean up after itself; the test's folder is deleted with it.
            "SPARK_LOCAL_DIRS",
            home.resolve("local").toString(),
            "SPARK_LOCAL_IP",
            "127.0.0.1");
    builder.environment().putAll(environment);
    Process process = builder.start();
    // One that says nothing would be waited for without end.
    CompletableFuture.delayedExecutor(20, TimeUnit.MINUTES)
        .execute(process.toHandle()::destroyForcibly);
    processes.add(process);
    return process;
  }

  /** Reads until a line holds the pattern; the rest is read and thrown away by a thread. */
  private static String awaitLine(Process process, Pattern pattern) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    List<String> said = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        Thread drain = new Thread(() -> lines.lines().forEach(rest -> {}));
        drain.setDaemon(true);
        drain.start();
        return matcher.group();
      }
    }
    throw new AssertionError("the process ended, but said " + String.join("\n", said));
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>();
    for (Process process : processes) {
      process.descendants().forEach(all::add);
      all.add(process.toHandle());
    }
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(handle -> handle.onExit().join());
  }
}
