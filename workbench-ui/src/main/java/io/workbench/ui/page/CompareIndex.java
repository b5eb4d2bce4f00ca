package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.train.run.ResultSummaries;
import io.workbench.train.run.SweepFolder;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All results below the results folder, those of sweeps' trials too. A file is read again only when
 * its time or its size has changed, and all that must be read are read on all cores. Links are not
 * followed. Belongs to one thread at a time.
 */
final class CompareIndex {
  /** Enough for results in folders four deep, and a sweep's trials with several seeds. */
  private static final int MOST_DEPTH = 7;

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
    List<String> problems = new ArrayList<>();
    look(paths.root(), 0, stamps, problems);
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
  private void look(Path folder, int depth, Map<Path, Stamp> stamps, List<String> problems) {
    try (DirectoryStream<Path> inside =
        Files.newDirectoryStream(folder, CompareIndex::isLookedAt)) {
      for (Path path : inside) {
        Optional<Stamp> stamp = stamp(path.resolve(RunFolder.RESULT));
        if (stamp.isPresent()) {
          stamps.put(path, stamp.get());
        } else if (depth < MOST_DEPTH) {
          look(path, depth + 1, stamps, problems);
        }
      }
    } catch (NoSuchFileException gone) {
      return;
    } catch (DirectoryIteratorException changed) {
      problems.add(sentence(folder, Objects.requireNonNull(changed.getCause())));
    } catch (IOException unreadable) {
      problems.add(sentence(folder, unreadable));
    }
  }

  private static String sentence(Path folder, IOException why) {
    return "Cannot look into " + folder + ": " + IoReason.of(why) + ".";
  }

  private static boolean isLookedAt(Path path) {
    return !path.getFileName().toString().startsWith(".")
        && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
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
