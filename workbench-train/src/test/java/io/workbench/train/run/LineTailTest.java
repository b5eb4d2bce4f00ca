package io.workbench.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.train.run.LineTail.Gain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineTailTest {
  @TempDir Path folder;
  private Path file;
  private LineTail tail;

  @BeforeEach
  void begin() {
    file = folder.resolve("lines");
    tail = new LineTail(file, 8, 32);
  }

  @Test
  void aLineLongerThanWhatIsReadAtOnceIsReadWhole() throws IOException {
    String longer = "0123456789".repeat(3);
    Files.writeString(file, "a\n" + longer + "\nb\nto");
    assertThat(take()).isEqualTo(new Gain(false, List.of("a"), true));
    assertThat(take()).isEqualTo(new Gain(false, List.of(longer), true));
    assertThat(take()).isEqualTo(new Gain(false, List.of("b"), false));
    assertThat(take().lines()).isEmpty();
    append("rn\n");
    assertThat(take().lines()).containsExactly("torn");
  }

  @Test
  void aLineWithoutEndIsASentence() throws IOException {
    Files.writeString(file, "a\n" + "0123456789".repeat(4));
    assertThat(take().lines()).containsExactly("a");
    for (int look = 0; look < 2; look++) {
      assertThatThrownBy(tail::read)
          .isInstanceOf(InputException.class)
          .hasMessage(
              file
                  + ": a line must have at most 32 bytes, but the one that begins at byte 2 has"
                  + " more.");
    }
  }

  @Test
  void otherLinesInTheSamePlaceAreReadFromTheirBeginning() throws IOException {
    Files.writeString(file, "one\ntwo\n");
    assertThat(take().lines()).containsExactly("one", "two");
    // Written in place, as a file with the same key that has taken the other's place.
    Files.writeString(file, "ten\nsix\nnew\n");
    assertThat(take()).isEqualTo(new Gain(true, List.of("ten", "six"), true));
    assertThat(take()).isEqualTo(new Gain(false, List.of("new"), false));
  }

  @Test
  void aLookThatFailsLosesNothing() throws IOException {
    Files.writeString(file, "one\ntwo\n");
    assertThat(take().lines()).hasSize(2);
    Files.delete(file);
    Files.createDirectory(file);
    assertThatThrownBy(tail::read).isInstanceOf(InputException.class);
    Files.delete(file);
    Files.writeString(file, "ten\n");
    assertThat(tail.read()).isEqualTo(new Gain(true, List.of("ten"), false));
    assertThat(take()).as("not taken before").isEqualTo(new Gain(true, List.of("ten"), false));
    Files.delete(file);
    assertThat(take()).isEqualTo(new Gain(true, List.of(), false));
    assertThat(take()).isEqualTo(new Gain(false, List.of(), false));
  }

  private Gain take() {
    Gain gain = tail.read();
    tail.taken();
    return gain;
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }
}
