package io.workbench.train.sweep;

import io.workbench.data.AtomicFiles;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import io.workbench.train.run.SweepFolder;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests to stop a sweep or one of its trials, as files in the sweep's folder: any process may
 * write one, and the process that works on the sweep looks for them. A request is there until it is
 * fulfilled. One to stop the sweep was meant for the process of its time, and is removed when
 * another takes the sweep up; one to give a trial up holds for every process until the journal says
 * that the trial has ended. A folder of requests that is a link is refused: what it leads to is
 * somebody else's.
 */
public final class StopRequests {
  private static final String WHOLE_SWEEP = "sweep";
  private static final String TRIAL = "trial-";
  private static final Pattern TRIAL_FILE = Pattern.compile(TRIAL + "(\\d{1,9})");

  private final Path folder;

  /** Those of the sweep in a folder. */
  public StopRequests(Path sweep) {
    folder = sweep.resolve(SweepFolder.STOP);
  }

  /** Asks for the sweep's end, with all trials left as they are, to be gone on with later. */
  public void stopSweep() {
    write(WHOLE_SWEEP);
  }

  /** Asks for a running trial to be given up, for good. */
  public void stopTrial(int trial) {
    write(TRIAL + trial);
  }

  /** Whether the sweep is to end. */
  public boolean isSweepAsked() {
    return !Files.isSymbolicLink(folder) && Files.exists(folder.resolve(WHOLE_SWEEP));
  }

  /** Numbers of the trials that are to be given up. */
  public Set<Integer> trials() {
    refuseLink();
    Set<Integer> trials = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Matcher name = TRIAL_FILE.matcher(file.getFileName().toString());
        if (name.matches()) {
          trials.add(Integer.valueOf(name.group(1)));
        }
      }
      return trials;
    } catch (NoSuchFileException none) {
      return Set.of();
    } catch (DirectoryIteratorException e) {
      throw new OutputException("Cannot look into " + folder + ".", e);
    } catch (IOException e) {
      throw new OutputException("Cannot look into " + folder + ": " + IoReason.of(e) + ".", e);
    }
  }

  /** A trial has ended, whether because of a request or not. */
  void trialEnded(int trial) {
    refuseLink();
    delete(folder.resolve(TRIAL + trial));
  }

  /** The sweep has stopped, or another process takes it up. */
  void sweepEnded() {
    refuseLink();
    delete(folder.resolve(WHOLE_SWEEP));
  }

  private void refuseLink() {
    if (Files.isSymbolicLink(folder)) {
      throw new OutputException(folder + " must be a folder, but is a link.");
    }
  }

  private void write(String name) {
    refuseLink();
    AtomicFiles.write(folder.resolve(name), Instant.now() + "\n");
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new OutputException("Cannot delete " + file + ": " + IoReason.of(e) + ".", e);
    }
  }
}
