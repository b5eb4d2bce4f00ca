package io.workbench.ui.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.LineTail;
import io.workbench.train.run.RecordJson;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run's {@code history.jsonl}, followed: each look reads only what has been added, however long
 * the run is. What a page is shown of it is bounded: of a long history every second, fourth, …
 * epoch, its best and its last. Belongs to one thread at a time.
 */
final class HistoryFile {
  static final int MOST_SHOWN = 1_000;

  private static final int TAIL_BYTES = 4_096;

  private final Path file;
  private final List<EpochRecord> shown = new ArrayList<>();
  private final LineTail tail;
  private int stride = 1;
  private @Nullable EpochRecord last;
  private @Nullable EpochRecord best;

  HistoryFile(Path file) {
    this.file = file;
    tail = new LineTail(file);
  }

  /**
   * Reads on, and gives what is new since the last look; a file that has changed begins anew. A
   * line that is broken is said by each look until it is mended.
   */
  List<EpochRecord> look() {
    List<EpochRecord> epochs = new ArrayList<>();
    if (!Files.exists(file)) {
      return epochs;
    }
    LineTail.Gain gain;
    do {
      gain = tail.read();
      List<EpochRecord> added = new ArrayList<>();
      try {
        gain.lines().forEach(line -> added.add(epoch(file, line)));
      } catch (InputException broken) {
        if (epochs.isEmpty()) {
          throw broken;
        }
        return epochs;
      }
      tail.taken();
      if (gain.anew()) {
        forget();
        epochs.clear();
      }
      added.forEach(this::show);
      epochs.addAll(added);
    } while (gain.more());
    return epochs;
  }

  private void forget() {
    shown.clear();
    stride = 1;
    last = null;
    best = null;
  }

  private static EpochRecord epoch(Path file, String line) {
    return RecordJson.parse(file.toString(), line, EpochRecord.class);
  }

  private void show(EpochRecord epoch) {
    last = epoch;
    if (isBest(epoch)) {
      best = epoch;
    }
    if ((epoch.epoch() - 1) % stride == 0) {
      shown.add(epoch);
    }
    if (shown.size() > MOST_SHOWN) {
      stride *= 2;
      shown.removeIf(one -> (one.epoch() - 1) % stride != 0);
    }
  }

  private boolean isBest(EpochRecord epoch) {
    Double loss = epoch.validationLoss();
    Double lowest = best == null ? null : best.validationLoss();
    return loss != null && (lowest == null || loss < lowest);
  }

  /** The epochs for a page, in order. */
  List<EpochRecord> shown() {
    List<EpochRecord> all = new ArrayList<>(shown);
    if (best != null && !all.contains(best)) {
      int place = 0;
      while (place < all.size() && all.get(place).epoch() < best.epoch()) {
        place++;
      }
      all.add(place, best);
    }
    if (last != null && !all.contains(last)) {
      all.add(last);
    }
    return all;
  }

  /** The last whole line of a history, of which no other is read; absent where there is none. */
  static @Nullable EpochRecord last(Path file) {
    if (!Files.exists(file)) {
      return null;
    }
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(TAIL_BYTES, open.length())];
      open.seek(open.length() - tail.length);
      open.readFully(tail);
      String text = new String(tail, UTF_8);
      int end = text.lastIndexOf('\n');
      return end < 0 ? null : epoch(file, text.substring(text.lastIndexOf('\n', end - 1) + 1, end));
    } catch (IOException e) {
      throw new InputException("Cannot read " + file + ": " + IoReason.of(e) + ".", e);
    }
  }
}
