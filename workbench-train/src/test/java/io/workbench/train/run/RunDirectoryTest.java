package io.workbench.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  private static final Instant TIME = Instant.parse("2025-03-04T05:06:07.089Z");

  @Test
  void runsOfTheSameMillisecondHaveFoldersOfTheirOwn(@TempDir Path results) {
    try (RunDirectory first = RunDirectory.create(results, "eurusd", "lstm", TIME);
        RunDirectory second = RunDirectory.create(results, "eurusd", "lstm", TIME)) {
      assertThat(first.id()).isEqualTo("20250304-050607-089-eurusd-lstm");
      assertThat(second.id()).isEqualTo("20250304-050607-089-eurusd-lstm-2");
    }
  }

  @Test
  void aFolderIsHeldUntilItIsClosed(@TempDir Path results) throws IOException {
    RunDirectory held = RunDirectory.create(results, "a", "gru", TIME);
    Files.writeString(held.spec(), "name: a\n");

    assertThatThrownBy(() -> RunDirectory.open(held.path()))
        .isInstanceOf(InputException.class)
        .hasMessage(held.path() + ": another process is working on this run.");
    held.close();
    RunDirectory.open(held.path()).close();
  }

  @Test
  void aSweepsFolderIsToldFromARuns(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("sweep.yaml"), "name: a\n");

    assertThatThrownBy(() -> RunDirectory.open(folder))
        .isInstanceOf(InputException.class)
        .hasMessage(
            folder
                + ": this is a sweep, and only the command sweep goes on with it: sweep --resume "
                + folder
                + ".");
  }

  @Test
  void artifactsAreTheFilesThatAreThere(@TempDir Path results) throws IOException {
    try (RunDirectory directory = RunDirectory.create(results, "a", "gru", TIME)) {
      directory.writeHistory(List.of(new EpochRecord(1, 0.5, 0.25, 0.001, 1.0, 0.1)));
      Files.writeString(directory.spec(), "abc");

      List<Artifact> artifacts = directory.artifacts();

      assertThat(artifacts)
          .extracting(Artifact::path)
          .containsExactly("spec.yaml", "history.jsonl");
      // SHA-256 of "abc": FIPS 180-2, appendix B.1.
      assertThat(artifacts.get(0).sha256())
          .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
      assertThat(artifacts.get(0).bytes()).isEqualTo(3);
      assertThat(Files.readString(directory.history()))
          .startsWith("{\"epoch\":1,\"trainLoss\":0.5,")
          .endsWith("}\n");
    }
  }
}
