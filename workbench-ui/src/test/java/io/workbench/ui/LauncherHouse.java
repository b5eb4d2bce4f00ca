package io.workbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A house for the launcher: the script itself in a folder of its own with a module's sources, and a
 * PATH that has the tools it needs and what a test puts there.
 */
final class LauncherHouse {
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "sh",
          "sed",
          "cat",
          "cp",
          "date",
          "tr",
          "find",
          "head",
          "dirname",
          "readlink",
          "ln",
          "mkdir",
          "rmdir",
          "rm",
          "mv",
          "grep",
          "tput",
          "sleep");
  final Path home;
  final Path target;
  private final Path tools;

  record Answer(int exitCode, String out, String err) {}

  private LauncherHouse(Path home) throws IOException {
    this.home = home;
    target = Files.createDirectories(home.resolve("workbench-ui/target"));
    tools = Files.createDirectory(home.resolve("tools"));
  }

  static LauncherHouse build(Path home) throws IOException {
    LauncherHouse house = new LauncherHouse(home);
    Files.createDirectories(home.resolve("workbench-ui/src/main"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.writeString(home.resolve("workbench-ui/pom.xml"), "<project/>");
    Files.copy(Path.of("..", "workbench"), home.resolve("workbench"));
    assertThat(home.resolve("workbench").toFile().setExecutable(true)).isTrue();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path file : all.filter(path -> !path.startsWith(house.target)).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
      }
    }
    for (String tool : TOOLS) {
      Files.createSymbolicLink(house.tools.resolve(tool), find(tool));
    }
    return house;
  }

  Answer workbench(Map<String, String> environment, String... arguments) throws Exception {
    Path out = Files.createTempFile(home, "out", "");
    Path err = Files.createTempFile(home, "err", "");
    Process process = start(out, err, environment, arguments);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Answer(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  Process start(Path out, Path err, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(tools.resolve("bash").toString());
    command.add(home.resolve("workbench").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  void script(String name, String text) throws IOException {
    Path file = Files.writeString(tools.resolve(name), text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static Path find(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("the launcher needs " + tool));
  }
}
