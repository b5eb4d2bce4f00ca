package io.workbench.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What git says of a checkout.
 *
 * @param program git's name or place
 * @param limit after which a git that has not answered is ended
 */
record GitCheckout(String program, Path folder, Duration limit) {
  /** The commit that is checked out, and whether tracked files differ; absent where git fails. */
  ProvenanceRecord.@Nullable Code code() {
    String commit = ask("rev-parse", "HEAD");
    if (commit == null || commit.isBlank()) {
      return null;
    }
    String changes = ask("status", "--porcelain", "--untracked-files=no");
    return new ProvenanceRecord.Code(commit.strip(), changes == null ? null : !changes.isBlank());
  }

  /** A file takes the answer, since a pipe that nobody reads holds a program up when it is full. */
  private @Nullable String ask(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program, "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      Path answer = Files.createTempFile("git-", ".txt");
      try {
        return isDone(command, answer) ? Files.readString(answer) : null;
      } finally {
        Files.deleteIfExists(answer);
      }
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private boolean isDone(List<String> command, Path answer)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(answer.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      process.getOutputStream().close();
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }
}
