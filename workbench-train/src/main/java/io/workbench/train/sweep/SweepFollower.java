package io.workbench.train.sweep;

import io.workbench.data.InputException;
import io.workbench.train.run.LineTail;
import io.workbench.train.run.RecordJson;
import io.workbench.train.run.SweepFolder;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.spec.SweepSpecs;
import io.workbench.train.sweep.journal.JournalReader;
import io.workbench.train.sweep.journal.JournalReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows a sweep through its folder, whichever process works on it: each look reads only what its
 * files have gained. Nothing in the folder is touched. Belongs to one thread at a time.
 */
public final class SweepFollower {
  private final Path spec;
  private final Path journal;
  private final Path epochFile;
  private final LineTail journalTail;
  private final LineTail epochTail;
  private JournalReplay replay = new JournalReplay();
  private int lines;
  private @Nullable InputException broken;
  private @Nullable FileTime specTime;
  private @Nullable SweepSpec known;
  private int most;
  private @Nullable SweepSnapshot last;

  /** A follower that has not looked yet. */
  public SweepFollower(Path folder) {
    spec = folder.resolve(SweepFolder.SPEC);
    journal = folder.resolve(SweepFolder.JOURNAL);
    epochFile = folder.resolve(SweepFolder.EPOCHS);
    journalTail = new LineTail(journal);
    epochTail = new LineTail(epochFile);
  }

  /**
   * Epochs that trials of the sweep's last process have gained.
   *
   * @param anew whether they are the first of another process than before
   * @param lines those that are sound
   * @param problem what is wrong with the first other one; absent when there is none
   */
  public record Epochs(boolean anew, List<EpochLine> lines, @Nullable InputException problem) {}

  /**
   * The sweep as it is now; the same object as before when nothing has changed.
   *
   * @throws InputException when its files are missing, broken or newer than this code; again and
   *     again until they are mended
   */
  public SweepSnapshot look() {
    boolean changed = readSpec();
    changed |= readJournal();
    SweepSnapshot now = last;
    if (changed || now == null) {
      now = SweepSnapshot.of(Objects.requireNonNull(known), most, replay);
      last = now;
    }
    return now;
  }

  private boolean readSpec() {
    FileTime time = modified(spec);
    if (known != null && time.equals(specTime)) {
      return false;
    }
    known = SweepSpecs.read(spec, List.of());
    most = Candidates.most(known);
    specTime = time;
    return true;
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException missing) {
      return FileTime.fromMillis(-1);
    }
  }

  private boolean readJournal() {
    boolean changed = false;
    LineTail.Gain gain;
    do {
      gain = journalTail.read();
      journalTail.taken();
      if (gain.anew()) {
        replay = new JournalReplay();
        lines = 0;
        broken = null;
      }
      if (broken != null) {
        throw broken;
      }
      add(gain.lines());
      changed |= gain.anew() || !gain.lines().isEmpty();
    } while (gain.more());
    return changed;
  }

  private void add(List<String> texts) {
    try {
      for (String text : texts) {
        lines++;
        String source = journal + ":" + lines;
        replay.add(JournalReader.line(source, text, lines == 1), source);
      }
    } catch (InputException e) {
      broken = e;
      throw e;
    }
  }

  /**
   * Epochs since the last call. A line that is broken is told once and passed over.
   *
   * @throws InputException when the file cannot be read
   */
  public Epochs epochs() {
    List<EpochLine> epochs = new ArrayList<>();
    boolean anew = false;
    InputException problem = null;
    LineTail.Gain gain;
    do {
      gain = epochTail.read();
      epochTail.taken();
      if (gain.anew()) {
        anew = true;
        epochs.clear();
      }
      for (String text : gain.lines()) {
        try {
          epochs.add(RecordJson.parse(epochFile.toString(), text, EpochLine.class));
        } catch (InputException broken) {
          problem = problem == null ? broken : problem;
        }
      }
    } while (gain.more());
    return new Epochs(anew, epochs, problem);
  }
}
