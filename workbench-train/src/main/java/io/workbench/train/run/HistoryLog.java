package io.workbench.train.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.workbench.data.AtomicFiles;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes {@code history.jsonl}, one line an epoch: whole at first, then only what was added, so
 * that a late epoch costs no more than an early one, and readers can read on. A process that is
 * killed may leave a torn line, or fewer lines than its checkpoint has epochs; whoever resumes the
 * run writes the file whole again.
 */
final class HistoryLog {
  private final Path file;
  private int epochs;
  private long bytes;

  HistoryLog(Path file) {
    this.file = file;
  }

  /**
   * Lets the file hold these epochs, forced to the disk. A file that is not as it was left, since
   * writing to it failed or somebody else deleted it, is written whole.
   *
   * @param history the epochs of the call before, and whatever came after them
   * @throws OutputException when the file cannot be written
   */
  void write(List<EpochRecord> history) {
    if (epochs > 0 && file.toFile().length() == bytes) {
      append(lines(history.subList(epochs, history.size())));
    } else {
      byte[] whole = lines(history);
      AtomicFiles.write(file, whole);
      bytes = whole.length;
    }
    epochs = history.size();
  }

  private static byte[] lines(List<EpochRecord> history) {
    StringBuilder lines = new StringBuilder();
    for (EpochRecord epoch : history) {
      lines.append(ResultJson.line(epoch)).append('\n');
    }
    return lines.toString().getBytes(UTF_8);
  }

  /** By a stream and not by a channel, which a pending interrupt would close. */
  private void append(byte[] lines) {
    if (lines.length == 0) {
      return;
    }
    try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
      out.write(lines);
      out.getFD().sync();
    } catch (IOException e) {
      throw new OutputException("Cannot write " + file + ": " + IoReason.of(e) + ".", e);
    }
    bytes += lines.length;
  }
}
