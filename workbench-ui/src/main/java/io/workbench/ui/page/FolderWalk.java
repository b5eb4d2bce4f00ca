package io.workbench.ui.page;

import io.workbench.data.IoReason;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Walks the folders below the results. Hidden ones are passed over, links to folders are not
 * followed, and what is deleted meanwhile is not missed.
 */
final class FolderWalk {
  /** Enough for results in folders four deep, and a sweep's trials with several seeds. */
  private static final int MOST_DEPTH = 7;

  private final Predicate<Path> taken;
  private final List<String> problems = new ArrayList<>();

  private FolderWalk(Predicate<Path> taken) {
    this.taken = taken;
  }

  /**
   * Shows each folder to {@code taken}, and looks into those that it does not take.
   *
   * @return one sentence for each folder that cannot be looked into
   */
  static List<String> below(Path root, Predicate<Path> taken) {
    FolderWalk walk = new FolderWalk(taken);
    walk.look(root, 0);
    return walk.problems;
  }

  private void look(Path folder, int depth) {
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, FolderWalk::isLookedAt)) {
      for (Path path : inside) {
        if (!taken.test(path) && depth < MOST_DEPTH) {
          look(path, depth + 1);
        }
      }
    } catch (NoSuchFileException gone) {
      return;
    } catch (DirectoryIteratorException changed) {
      tell(folder, Objects.requireNonNull(changed.getCause()));
    } catch (IOException unreadable) {
      tell(folder, unreadable);
    }
  }

  private void tell(Path folder, IOException why) {
    problems.add("Cannot look into " + folder + ": " + IoReason.of(why) + ".");
  }

  private static boolean isLookedAt(Path path) {
    return !path.getFileName().toString().startsWith(".")
        && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
