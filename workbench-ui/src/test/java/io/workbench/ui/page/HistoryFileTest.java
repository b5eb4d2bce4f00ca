package io.workbench.ui.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.train.run.EpochRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  private static final int BEST = 31_415;

  @TempDir Path folder;
  private Path path;
  private HistoryFile history;

  @BeforeEach
  void begin() {
    path = folder.resolve("history.jsonl");
    history = new HistoryFile(path);
  }

  @Test
  void eachLookGivesWhatIsNewAndWaitsForWholeLines() throws IOException {
    assertThat(history.look()).isEmpty();
    assertThat(HistoryFile.last(path)).isNull();
    String third = line(3);
    Files.writeString(path, line(1) + line(2) + third.substring(0, 20));
    assertThat(numbers(history.look())).containsExactly(1, 2);
    assertThat(Objects.requireNonNull(HistoryFile.last(path)).epoch()).isEqualTo(2);
    assertThat(history.look()).isEmpty();
    Files.writeString(path, third.substring(20) + line(4), StandardOpenOption.APPEND);
    assertThat(numbers(history.look())).containsExactly(3, 4);
    assertThat(numbers(history.shown())).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aFileThatWasWrittenAnewIsReadAnew() throws IOException {
    Files.writeString(path, line(1) + line(2) + line(3));
    history.look();
    Files.writeString(path, line(1).replace("0.5", "0.7") + line(2).replace("0.5", "0.7"));
    assertThat(numbers(history.look())).containsExactly(1, 2);
    assertThat(history.shown().get(1).trainLoss()).isEqualTo(0.7);
  }

  @Test
  void ofALongHistoryABoundedPartIsShownWithItsBestAndItsLast() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int epoch = 1; epoch <= 40_000; epoch++) {
      text.append(epoch == BEST ? line(epoch).replace("0.25", "0.1") : line(epoch));
    }
    Files.writeString(path, text);
    assertThat(history.look()).hasSize(40_000);
    List<Integer> shown = numbers(history.shown());
    assertThat(shown).hasSizeBetween(500, 1_002).isSorted().contains(1, BEST, 40_000);
    assertThat(Objects.requireNonNull(HistoryFile.last(path)).epoch()).isEqualTo(40_000);
  }

  @Test
  void aBrokenLineIsSaidEachTimeAndReadOnceItIsMended() throws IOException {
    Files.writeString(path, line(1) + "{\n");
    for (int look = 0; look < 2; look++) {
      assertThatThrownBy(history::look)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("history.jsonl");
    }
    Files.writeString(path, line(1) + line(2));
    assertThat(numbers(history.look())).containsExactly(1, 2);
  }

  private static List<Integer> numbers(List<EpochRecord> epochs) {
    return epochs.stream().map(EpochRecord::epoch).toList();
  }

  private static String line(int epoch) {
    return "{\"epoch\":"
        + epoch
        + ",\"trainLoss\":0.5,\"validationLoss\":0.25,\"learningRate\":0.001,\"seconds\":1.0}\n";
  }
}
