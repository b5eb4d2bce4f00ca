package io.workbench.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.train.run.EpochRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  @Test
  void readsBackToTheBit(@TempDir Path folder) {
    Path file = folder.resolve("checkpoint.bin");
    Checkpoint written = checkpoint();
    written.write(file);

    Checkpoint read = Checkpoint.read(file);

    assertThat(read.engine()).isEqualTo("dl4j");
    assertThat(read.identity()).isEqualTo(written.identity());
    assertThat(read.startedAtMillis()).isEqualTo(5);
    assertThat(read.history()).isEqualTo(written.history());
    assertThat(read.state().parameters()).isEqualTo(written.state().parameters());
    assertThat(read.state().optimizer()).isEqualTo(written.state().optimizer());
    assertThat(read.state().iterations()).isEqualTo(17);
    assertThat(read.bestParameters()).isEqualTo(written.bestParameters());
  }

  @Test
  void aDamagedOneIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("checkpoint.bin");
    checkpoint().write(file);
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      requireRefused(file, flipped);
    }
    for (int length = 0; length < whole.length; length++) {
      requireRefused(file, Arrays.copyOf(whole, length));
    }
  }

  @Test
  void aRunGoesOnWhateverItsTagsWereAndWithNothingElseChanged(@TempDir Path run) {
    Map<String, String> old = Map.of("seed", "1");
    Map<String, String> tagged = Map.of("seed", "1", "tags", "[paper]");
    Map<String, String> other = Map.of("seed", "2", "tags", "[paper]");
    new RunIdentity(old, "abc").requireSettings(tagged, run);
    new RunIdentity(tagged, "abc").requireSettings(old, run);
    assertThatThrownBy(() -> new RunIdentity(tagged, "abc").requireSettings(other, run))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("seed was 1 and now is 2");
  }

  private static void requireRefused(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    assertThatThrownBy(() -> Checkpoint.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage(file + ": the checkpoint is damaged, its checksum does not match.");
  }

  private static Checkpoint checkpoint() {
    List<EpochRecord> history =
        List.of(
            new EpochRecord(1, 0.1, 0.2, 1e-3, 3.0, 0.25),
            new EpochRecord(2, 1.0 / 3, null, 5e-4, Double.MIN_VALUE, 0.5));
    EngineState state =
        new EngineState(new float[] {1, -0f, Float.MIN_VALUE}, new float[] {2, 3}, 17);
    RunIdentity identity = new RunIdentity(Map.of("data.path", "größe.csv"), "abc");
    return new Checkpoint("dl4j", identity, 5, history, state, new float[] {0.5f});
  }
}
