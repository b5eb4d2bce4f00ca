package io.workbench.train.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Copies of a sweep's folder, as a process that is killed at that moment would leave it. */
final class FolderCopies {
  private FolderCopies() {}

  /** The sweep that was begun last. */
  static Path newest(Path results) {
    try (Stream<Path> sweeps = Files.list(results)) {
      return sweeps
          .filter(path -> !path.getFileName().toString().startsWith("copy"))
          .max(Comparator.comparing(path -> path.getFileName().toString()))
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path copy(Path sweep, Path copy) {
    try (Stream<Path> files = Files.walk(sweep)) {
      for (Path file : files.toList()) {
        Path place = copy.resolve(sweep.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else {
          Files.copy(file, place);
        }
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
