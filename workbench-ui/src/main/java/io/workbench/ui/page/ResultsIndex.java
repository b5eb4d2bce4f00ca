package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.train.run.SweepFolder;
import io.workbench.train.sweep.SweepFollower;
import io.workbench.ui.page.ResultItem.Kind;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All runs and sweeps of the results folder. A folder is read again only when its files changed, or
 * while something runs in it; the trials within a sweep are the sweep's own matter. Links to
 * folders are not followed. Belongs to one thread at a time.
 */
final class ResultsIndex {
  /** How deep results are looked for in folders that are neither run nor sweep. */
  private static final int MOST_DEPTH = 4;

  private static final List<String> TELLING =
      List.of(
          RunFolder.RESULT,
          RunFolder.SPEC,
          RunFolder.HISTORY,
          SweepFolder.SPEC,
          SweepFolder.JOURNAL);

  /**
   * What was found.
   *
   * @param problems one sentence for each folder that cannot be looked into
   */
  record Found(List<ResultItem> items, List<String> problems) {}

  private record Known(Map<String, Long> stamps, ResultItem item) {}

  private final ResultPaths paths;
  private Map<Path, Known> known = new HashMap<>();

  /** Of sweeps and runs that run: their files are not read again from the start. */
  private final Map<Path, SweepFollower> followers = new HashMap<>();

  private final Map<Path, SpecFile> specs = new HashMap<>();

  ResultsIndex(ResultPaths paths) {
    this.paths = paths;
  }

  /** Looks at the folder as it is now. */
  Found scan(Instant now) {
    Map<Path, Known> seen = new HashMap<>();
    List<String> problems = new ArrayList<>();
    look(paths.root(), 0, now, seen, problems);
    known = seen;
    followers.keySet().retainAll(seen.keySet());
    specs.keySet().retainAll(seen.keySet());
    List<ResultItem> items = new ArrayList<>();
    seen.values().forEach(one -> items.add(one.item()));
    return new Found(items, problems);
  }

  private void look(
      Path folder, int depth, Instant now, Map<Path, Known> seen, List<String> problems) {
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, ResultsIndex::isShown)) {
      for (Path path : inside) {
        if (SweepFolder.isSweep(path) || RunFolder.isRun(path)) {
          seen.put(path, read(path, now));
        } else if (depth < MOST_DEPTH) {
          look(path, depth + 1, now, seen, problems);
        }
      }
    } catch (NoSuchFileException none) {
      return;
    } catch (DirectoryIteratorException changed) {
      problems.add(
          "Cannot look into "
              + folder
              + ": "
              + IoReason.of(Objects.requireNonNull(changed.getCause()))
              + ".");
    } catch (IOException unreadable) {
      problems.add("Cannot look into " + folder + ": " + IoReason.of(unreadable) + ".");
    }
  }

  private static boolean isShown(Path path) {
    return !path.getFileName().toString().startsWith(".")
        && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private Known read(Path folder, Instant now) {
    Map<String, Long> stamps = stamps(folder);
    Known before = known.get(folder);
    if (before != null
        && before.stamps().equals(stamps)
        && before.item().state() != ResultState.RUNNING) {
      return before;
    }
    return new Known(stamps, item(paths.id(folder), folder, now));
  }

  private ResultItem item(String id, Path folder, Instant now) {
    boolean sweep = SweepFolder.isSweep(folder);
    try {
      paths.checkFiles(folder);
      return sweep ? sweep(id, folder, now) : run(id, folder, now);
    } catch (InputException elsewhere) {
      return ResultItem.unreadable(
          id, sweep ? Kind.SWEEP : Kind.RUN, String.valueOf(elsewhere.getMessage()));
    }
  }

  private ResultItem run(String id, Path folder, Instant now) {
    SpecFile spec = specs.getOrDefault(folder, new SpecFile(folder));
    ResultItem item = RunItems.readWhole(id, folder, spec, now).item();
    if (item.state() == ResultState.RUNNING) {
      specs.put(folder, spec);
    } else {
      specs.remove(folder);
    }
    return item;
  }

  private ResultItem sweep(String id, Path folder, Instant now) {
    SweepFollower follower = followers.getOrDefault(folder, new SweepFollower(folder));
    ResultItem item = SweepItems.read(id, folder, follower, now);
    if (item.state() == ResultState.RUNNING) {
      followers.put(folder, follower);
    } else {
      followers.remove(folder);
    }
    return item;
  }

  private static Map<String, Long> stamps(Path folder) {
    Map<String, Long> stamps = new HashMap<>();
    for (String name : TELLING) {
      stamps.put(name, RunFolder.modified(folder.resolve(name)).toEpochMilli());
    }
    return stamps;
  }
}
