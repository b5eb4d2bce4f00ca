package io.workbench.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryLogTest {
  @TempDir Path folder;
  private Path file;
  private HistoryLog log;

  @BeforeEach
  void begin() {
    file = folder.resolve("history.jsonl");
    log = new HistoryLog(file);
  }

  @Test
  void linesAreAddedToTheSameFileAndNoneIsWrittenAgain() throws IOException {
    log.write(epochs(2));
    String first = Files.readString(file);
    Object key = key();

    log.write(epochs(5));

    assertThat(key()).isEqualTo(key);
    assertThat(Files.readString(file)).startsWith(first).isEqualTo(text(5));
  }

  @Test
  void theSameEpochsAgainChangeNothing() throws IOException {
    log.write(epochs(3));
    log.write(epochs(3));

    assertThat(Files.readString(file)).isEqualTo(text(3));
  }

  @Test
  void anotherProcessWritesItWholeOverATornLine() throws IOException {
    Files.writeString(file, text(4) + "{\"epoch\":5,\"trai");

    log.write(epochs(3));

    assertThat(Files.readString(file)).isEqualTo(text(3));
  }

  @Test
  void aFileThatSomebodyDeletedOrCutIsWrittenWhole() throws IOException {
    log.write(epochs(2));
    Files.delete(file);
    log.write(epochs(3));
    assertThat(Files.readString(file)).isEqualTo(text(3));

    Files.writeString(file, "{");
    log.write(epochs(4));
    assertThat(Files.readString(file)).isEqualTo(text(4));
  }

  @Test
  void whatCouldNotBeWrittenIsWrittenLater() throws IOException {
    log.write(epochs(2));
    Files.delete(file);
    Files.createDirectory(file);

    assertThatThrownBy(() -> log.write(epochs(3)))
        .isInstanceOf(OutputException.class)
        .hasMessage("Cannot write " + file + ": it is a folder.");
    Files.delete(file);
    log.write(epochs(4));

    assertThat(Files.readString(file)).isEqualTo(text(4));
  }

  private Object key() throws IOException {
    return Objects.requireNonNull(
        Files.readAttributes(file, BasicFileAttributes.class).fileKey(), "a file's key");
  }

  private static List<EpochRecord> epochs(int count) {
    return new ArrayList<>(
        IntStream.rangeClosed(1, count)
            .mapToObj(epoch -> new EpochRecord(epoch, 0.5, 1.0 / epoch, 0.001, 1.0, 0.25))
            .toList());
  }

  private static String text(int count) {
    StringBuilder text = new StringBuilder();
    for (int epoch = 1; epoch <= count; epoch++) {
      text.append("{\"epoch\":").append(epoch);
      text.append(",\"trainLoss\":0.5,\"validationLoss\":").append(1.0 / epoch);
      text.append(",\"learningRate\":0.001,\"gradientNorm\":1.0,\"seconds\":0.25}\n");
    }
    return text.toString();
  }
}
