package io.workbench.ui.page;

import io.workbench.data.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The results folder. A run's or sweep's id is its folder's path below it, with {@code /} between
 * the parts; no id leads out of it, neither by {@code ..} nor by a link.
 */
public final class ResultPaths {
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
   * The folder with an id.
   *
   * @throws InputException when there is none, or it lies elsewhere
   */
  public Path folder(String id) {
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

  private static String missing(String id) {
    return "There is no run or sweep \"" + id + "\" in the results; it may have been deleted.";
  }
}
