package io.workbench.train.sweep.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.train.sweep.journal.JournalLine.Ended;
import io.workbench.train.sweep.journal.JournalLine.Event;
import io.workbench.train.sweep.journal.JournalLine.Finished;
import io.workbench.train.sweep.journal.JournalLine.Lost;
import io.workbench.train.sweep.journal.JournalLine.Opened;
import io.workbench.train.sweep.journal.JournalLine.Proposed;
import io.workbench.train.sweep.journal.JournalLine.Requeued;
import io.workbench.train.sweep.journal.JournalLine.Resumed;
import io.workbench.train.sweep.journal.JournalLine.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final List<Event> EVENTS =
      List.of(
          new Opened(1, Map.of("search.seed", "1"), "abc", "sweep"),
          new Proposed(
              0,
              false,
              Map.of("model.kind", "gru", "model.hiddenSize", 12L, "training.learningRate", 0.5),
              new double[] {0.25, 1},
              List.of()),
          new Started(0, 1),
          new Lost(0, "the executor was lost"),
          new Finished(0, TrialState.FAILED, "It became NaN.", List.of(), 1.5),
          new Requeued(0),
          new Resumed(Map.of("search.seed", "1"), "sweep --resume"),
          new Ended(EndCause.DONE, "all trials are done"));

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsRead() {
    Path file = write(EVENTS);
    List<JournalLine> lines = JournalReader.read(file).lines();
    assertThat(lines).hasSameSizeAs(EVENTS);
    for (int index = 0; index < EVENTS.size(); index++) {
      Event read = lines.get(index).event();
      if (EVENTS.get(index) instanceof Proposed proposed) {
        assertThat(((Proposed) read).point()).isEqualTo(proposed.point());
        assertThat(((Proposed) read).parameters()).isEqualTo(proposed.parameters());
      } else {
        assertThat(read).isEqualTo(EVENTS.get(index));
      }
    }
  }

  @Test
  void aLineTornAnywhereIsCutOffAndTheNextOneIsWhole() throws IOException {
    byte[] whole = Files.readAllBytes(write(EVENTS.subList(0, 3)));
    int lastStart = lineStart(whole, 2);
    for (int length = lastStart; length < whole.length; length++) {
      Path torn = folder.resolve("torn.jsonl");
      Files.write(torn, Arrays.copyOf(whole, length));
      JournalReader.Lines lines = JournalReader.read(torn);
      assertThat(lines.lines()).hasSize(2);
      try (Journal journal = Journal.open(torn, lines)) {
        journal.append(EVENTS.get(2));
      }
      assertThat(JournalReader.read(torn).lines()).hasSize(3);
    }
  }

  @Test
  void aBrokenLineInTheMiddleIsNamed() throws IOException {
    Path file = write(EVENTS);
    List<String> lines = Files.readAllLines(file);
    lines.set(2, lines.get(2).substring(0, 20));
    Files.write(file, lines);
    assertThatThrownBy(() -> JournalReader.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + ":3: ");
  }

  @Test
  void aJournalOfANewerVersionIsRefused() {
    Path file = folder.resolve("journal.jsonl");
    assertThatThrownBy(
            () -> {
              Files.writeString(file, "{\"opened\":{\"formatVersion\":2,\"sparkles\":true}}\n");
              JournalReader.read(file);
            })
        .isInstanceOf(InputException.class)
        .hasMessage(
            file
                + ":1: formatVersion must be at most 1, but is 2; a newer workbench wrote the"
                + " journal.");
  }

  @Test
  void aJournalThatDoesNotBeginWithItsHeaderIsRefused() {
    Path file = write(EVENTS.subList(1, 3));
    assertThatThrownBy(() -> JournalReader.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage(file + ":1: \"opened\" must be the first line's event, and no other's.");
  }

  @Test
  void aLineMustHoldOneEvent() throws IOException {
    Path file = write(EVENTS);
    List<String> lines = Files.readAllLines(file);
    lines.set(1, "{\"at\":\"2026-01-01T00:00:00Z\"}");
    Files.write(file, lines);
    assertThatThrownBy(() -> JournalReader.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(":2: ")
        .hasMessageContaining("one event");
  }

  private Path write(List<Event> events) {
    Path file = folder.resolve("journal-" + events.size() + ".jsonl");
    try (Journal journal = Journal.open(file, JournalReader.Lines.NONE)) {
      events.forEach(journal::append);
    }
    return file;
  }

  private static int lineStart(byte[] bytes, int line) {
    int start = 0;
    for (int passed = 0; passed < line; start++) {
      passed += bytes[start] == '\n' ? 1 : 0;
    }
    return start;
  }
}
