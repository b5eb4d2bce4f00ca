package io.workbench.train.sweep;

import io.workbench.data.AtomicFiles;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import io.workbench.train.run.RecordJson;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the epochs of running trials to one file for whoever watches, wherever the trials run. The
 * file begins anew with each process, is not forced to the disk, and nothing is ever read back from
 * it: when it cannot be written, the sweep goes on without it.
 */
final class EpochLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EpochLog.class);

  private final Path file;
  private final FileOutputStream out;
  private boolean failed;

  private EpochLog(Path file, FileOutputStream out) {
    this.file = file;
    this.out = out;
  }

  /** Begins a new file in place of an earlier process's. */
  static EpochLog create(Path file) {
    AtomicFiles.write(file, "");
    try {
      return new EpochLog(file, new FileOutputStream(file.toFile(), true));
    } catch (IOException e) {
      throw new OutputException("Cannot write to " + file + ": " + IoReason.of(e) + ".", e);
    }
  }

  /** Adds a line; called by any thread. */
  synchronized void add(EpochLine epoch) {
    if (failed) {
      return;
    }
    try {
      out.write((RecordJson.line(epoch) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      failed = true;
      LOG.warn("Pages get no further epochs: cannot write to {}: {}.", file, IoReason.of(e));
    }
  }

  @Override
  public synchronized void close() {
    failed = true;
    try {
      out.close();
    } catch (IOException e) {
      LOG.warn("Cannot close {}: {}.", file, IoReason.of(e));
    }
  }
}
