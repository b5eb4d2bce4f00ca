package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.train.run.ResultSummaries;
import io.workbench.train.run.SweepFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All results below the results folder, those of sweeps' trials too. A file is read again only when
 * its time or its size has changed, and all that must be read are read on all cores. Links are not
 * followed. Belongs to one thread at a time.
 */
final class CompareIndex {
  /**
   * What was found.
   *
   * @param problems one sentence for each folder that cannot be looked into
   */
  record Found(List<CompareItem> items, List<String> problems) {}

  private record Stamp(long modifiedMillis, long size) {}

  private record Known(Stamp stamp, CompareItem item) {}

  private final ResultPaths paths;
  private Map<Path, Known> known = Map.of();

  CompareIndex(ResultPaths paths) {
    this.paths = paths;
  }

  /** Looks at the folder as it is now. */
  Found scan() {
    Map<Path, Stamp> stamps = new HashMap<>();
    List<String> problems = FolderWalk.below(paths.root(), folder -> take(folder, stamps));
    Map<Path, Known> before = known;
    Map<Path, Known> now = new ConcurrentHashMap<>();
    stamps.entrySet().parallelStream()
        .forEach(entry -> now.put(entry.getKey(), known(entry, before.get(entry.getKey()))));
    known = now;
    return new Found(now.values().stream().map(Known::item).toList(), problems);
  }

  private Known known(Map.Entry<Path, Stamp> found, @Nullable Known before) {
    return before != null && before.stamp().equals(found.getValue())
        ? before
        : new Known(found.getValue(), read(found.getKey()));
  }

  private CompareItem read(Path folder) {
    String id = paths.id(folder);
    Path sweep = SweepFolder.around(folder);
    String sweepId = sweep == null || !sweep.startsWith(paths.root()) ? null : paths.id(sweep);
    try {
      return new CompareItem(
          id, sweepId, ResultSummaries.read(paths.file(folder, RunFolder.RESULT)), null);
    } catch (InputException broken) {
      return new CompareItem(id, sweepId, null, broken.getMessage());
    }
  }

  /** A run's folder holds no other runs: it is not looked into. */
  private static boolean take(Path folder, Map<Path, Stamp> stamps) {
    Optional<Stamp> stamp = stamp(folder.resolve(RunFolder.RESULT));
    stamp.ifPresent(found -> stamps.put(folder, found));
    return stamp.isPresent();
  }

  private static Optional<Stamp> stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.isRegularFile()
          ? Optional.of(new Stamp(found.lastModifiedTime().toMillis(), found.size()))
          : Optional.empty();
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      // Reading it will say why.
      return Optional.of(new Stamp(0, -1));
    }
  }
}
