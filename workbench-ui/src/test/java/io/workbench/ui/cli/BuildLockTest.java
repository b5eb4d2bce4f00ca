package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's lock, left behind by a call that was killed. */
class BuildLockTest {
  private static final String SCRIPT =
      """
      set -u
      eval "$(sed -n '/^fail()/,/^}/p; /^break_lock()/,/^}/p; /^with_build_lock()/,/^}/p' ../workbench)"
      home=$1
      work() { mkdir "$home/busy" || exit 9; sleep 0.2; rmdir "$home/busy"; echo done; }
      with_build_lock true work
      """;

  @TempDir Path home;
  private Path lock;

  @BeforeEach
  void nameLock() {
    lock = home.resolve(".build-lock");
  }

  @Test
  void aLockWhoseOwnerIsGoneIsTakenOverByOneCallAfterTheOther() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    assertThat(gone.waitFor()).isZero();
    Files.createSymbolicLink(lock, Path.of(Long.toString(gone.pid())));
    List<Process> calls = new ArrayList<>();
    for (int call = 0; call < 6; call++) {
      calls.add(start());
    }

    for (Process call : calls) {
      assertThat(call.waitFor()).isZero();
      assertThat(text(call)).contains("done");
    }
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void aLockWhoseOwnerLivesIsWaitedFor() throws Exception {
    Process owner = new ProcessBuilder("sleep", "600").start();
    try {
      Files.createSymbolicLink(lock, Path.of(Long.toString(owner.pid())));
      Process call = start();
      BufferedReader lines = call.inputReader(StandardCharsets.UTF_8);
      assertThat(lines.readLine()).contains("waiting for it to take away " + lock);
      assertThat(call.waitFor(1, TimeUnit.SECONDS)).isFalse();
      owner.destroyForcibly().waitFor();

      assertThat(call.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(call.exitValue()).isZero();
      assertThat(lines.lines()).contains("done");
      assertThat(home).isEmptyDirectory();
    } finally {
      owner.destroyForcibly();
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder("bash", "-c", SCRIPT, "bash", home.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static String text(Process call) throws IOException {
    return new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
