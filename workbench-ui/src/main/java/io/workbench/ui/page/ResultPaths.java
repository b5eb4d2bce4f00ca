package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.train.run.SweepFolder;
import io.workbench.train.run.TestForecasts;
import io.workbench.train.sweep.report.Leaderboard;
import io.workbench.train.sweep.report.SweepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * The results folder. A run's or sweep's id is its folder's path below it, with {@code /} between
 * the parts; no id leads out of it, neither by {@code ..} nor by a link, and no file in such a
 * folder either.
 */
public final class ResultPaths {
  /** All that pages read, or write, in the folder of a run or sweep. */
  private static final List<String> FILES =
      List.of(
          RunFolder.RESULT,
          RunFolder.SPEC,
          RunFolder.HISTORY,
          RunFolder.PLOTS,
          RunFolder.PLOTS + "/training_history.png",
          RunFolder.PLOTS + "/predictions.png",
          TestForecasts.FILE,
          SweepFolder.SPEC,
          SweepFolder.JOURNAL,
          SweepFolder.EPOCHS,
          SweepFolder.STOP,
          SweepFolder.TRIALS,
          Leaderboard.FILE,
          SweepReport.FILE);

  private final Path root;

  /** The folder, which need not be there yet. */
  public ResultPaths(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The folder. */
  public Path root() {
    return root;
  }

  /** The id of a folder below the results. */
  public String id(Path folder) {
    return root.relativize(folder).toString().replace('\\', '/');
  }

  /**
   * The folder with an id, in which all files that pages read may be read.
   *
   * @throws InputException when there is none, or it or one of the files lies elsewhere
   */
  public Path folder(String id) {
    Path folder = existing(id);
    checkFiles(folder);
    return folder;
  }

  private Path existing(String id) {
    try {
      Path folder = root.resolve(id).normalize();
      if (!id.isEmpty()
          && folder.startsWith(root)
          && !folder.equals(root)
          && Files.isDirectory(folder)
          && folder.toRealPath().startsWith(root.toRealPath())) {
        return folder;
      }
    } catch (InvalidPathException | IOException unreadable) {
      throw new InputException(missing(id), unreadable);
    }
    throw new InputException(missing(id));
  }

  /**
   * Checks that nothing which pages read in a folder is a link out of the results.
   *
   * @throws InputException when a file is
   */
  void checkFiles(Path folder) {
    FILES.forEach(name -> file(folder, name));
  }

  /**
   * A file in a folder of the results, which need not be there.
   *
   * @throws InputException when it is a link, or below a link, that leads out of the results
   */
  Path file(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!staysWithin(file)) {
      throw new InputException(
          "\"" + id(file) + "\" leads out of the results: such a link is not followed.");
    }
    return file;
  }

  private boolean staysWithin(Path file) {
    try {
      return file.toRealPath().startsWith(root.toRealPath());
    } catch (IOException missing) {
      // It cannot be read either, as whoever tries will say.
      return true;
    }
  }

  private static String missing(String id) {
    return "There is no run or sweep \"" + id + "\" in the results; it may have been deleted.";
  }
}
