package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.train.run.FolderLock;
import io.workbench.train.run.SweepFolder;
import io.workbench.train.sweep.SweepFollower;
import io.workbench.ui.page.ResultItem.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All runs and sweeps of the results folder. A folder is read again only when its files changed, or
 * while something runs in it; the trials within a sweep are the sweep's own matter. Links to
 * folders are not followed. Belongs to one thread at a time.
 */
final class ResultsIndex {
  private static final List<String> TELLING =
      List.of(
          RunFolder.RESULT,
          RunFolder.SPEC,
          RunFolder.HISTORY,
          FolderLock.FILE,
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
    List<String> problems = FolderWalk.below(paths.root(), folder -> take(folder, now, seen));
    known = seen;
    followers.keySet().retainAll(seen.keySet());
    specs.keySet().retainAll(seen.keySet());
    List<ResultItem> items = new ArrayList<>();
    seen.values().forEach(one -> items.add(one.item()));
    return new Found(items, problems);
  }

  private boolean take(Path folder, Instant now, Map<Path, Known> seen) {
    boolean result = SweepFolder.isSweep(folder) || RunFolder.isRun(folder);
    if (result) {
      seen.put(folder, read(folder, now));
    }
    return result;
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
    keepWhileRunning(specs, folder, spec, item);
    return item;
  }

  private ResultItem sweep(String id, Path folder, Instant now) {
    SweepFollower follower = followers.getOrDefault(folder, new SweepFollower(folder));
    ResultItem item = SweepItems.read(id, folder, follower, now);
    keepWhileRunning(followers, folder, follower, item);
    return item;
  }

  private static <F> void keepWhileRunning(
      Map<Path, F> kept, Path folder, F files, ResultItem item) {
    if (item.state() == ResultState.RUNNING) {
      kept.put(folder, files);
    } else {
      kept.remove(folder);
    }
  }

  private static Map<String, Long> stamps(Path folder) {
    Map<String, Long> stamps = new HashMap<>();
    for (String name : TELLING) {
      stamps.put(name, RunFolder.modified(folder.resolve(name)).toEpochMilli());
    }
    return stamps;
  }
}
