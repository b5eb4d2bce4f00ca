package io.workbench.ui.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the browser tests leave pictures of the pages. */
final class Screenshots {
  private static final Path FOLDER = Path.of("target", "screenshots");

  private Screenshots() {}

  /** The file of a page's picture; its folder is made. */
  static Path file(String name) throws IOException {
    return Files.createDirectories(FOLDER).resolve(name + ".png");
  }
}
