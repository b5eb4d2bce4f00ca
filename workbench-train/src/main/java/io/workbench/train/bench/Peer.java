package io.workbench.train.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workbench.data.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another program that does the same work and prints its figures as JSON lines on stdout. */
public final class Peer {
  private static final Duration LONGEST_RUN = Duration.ofMinutes(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String command;

  /**
   * A peer.
   *
   * @param command as a shell takes it; arguments are added at its end
   */
  public Peer(String command) {
    this.command = command;
  }

  /**
   * Runs the program to its end.
   *
   * @return the JSON objects that it printed, in order, at least one
   * @throws InputException when it cannot be started, fails, takes over ten minutes or prints none
   */
  public List<JsonNode> run(String... arguments) {
    try {
      Path output = Files.createTempFile("peer", ".jsonl");
      try {
        return lines(run(output, arguments), output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new InputException("The peer \"" + command + "\" cannot be run: " + e.getMessage(), e);
    }
  }

  private int run(Path output, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of("bash", "-c", command + " \"$@\"", "peer"));
    words.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(words)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      if (process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new InputException(
          "The peer \"" + command + "\" took more than " + LONGEST_RUN.toMinutes() + " minutes.");
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InputException("The peer \"" + command + "\" was interrupted.", e);
    }
  }

  private List<JsonNode> lines(int exitCode, Path output) throws IOException {
    if (exitCode != 0) {
      throw new InputException(
          "The peer \"" + command + "\" failed with exit code " + exitCode + ".");
    }
    List<JsonNode> found = new ArrayList<>();
    for (String line : Files.readAllLines(output, StandardCharsets.UTF_8)) {
      if (line.startsWith("{")) {
        found.add(parse(line));
      }
    }
    if (found.isEmpty()) {
      throw new InputException("The peer \"" + command + "\" printed no JSON line.");
    }
    return found;
  }

  private JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new InputException("The peer \"" + command + "\" printed broken JSON: " + line, e);
    }
  }
}
