package io.workbench.train.sweep;

import io.workbench.data.InputException;
import io.workbench.train.sweep.journal.SeedRecord;
import io.workbench.train.sweep.journal.SeedRecord.DataFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The data files that trials have read: a sweep compares what was trained on the same rows. */
final class DataFiles {
  private final Map<String, String> sha256ByPath = new HashMap<>();

  /** Takes in what the runs of a trial read. */
  void add(List<SeedRecord> seeds) {
    for (SeedRecord seed : seeds) {
      DataFile file = seed.data();
      if (file != null) {
        add(file);
      }
    }
  }

  private void add(DataFile file) {
    String before = sha256ByPath.putIfAbsent(file.path(), file.sha256());
    if (before != null && !before.equals(file.sha256())) {
      throw new InputException(
          file.path()
              + (": a sweep goes on with the data it began with, SHA-256 " + before)
              + (", but the file now has " + file.sha256() + "."));
    }
  }
}
