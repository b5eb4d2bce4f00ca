package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pictures in a run's folder: how it trained, and what it foretold, of a panel each instrument
 * in a picture of its own.
 */
final class RunPictures {
  private static final String TRAINING = "training_history";
  private static final String ENDING = ".png";

  /** Instruments are named as a panel names them. */
  private static final Pattern NAME =
      Pattern.compile(TRAINING + "|predictions(-[A-Za-z0-9][A-Za-z0-9_-]*)?");

  private RunPictures() {}

  /** Names of those that are there, the training first. */
  static List<String> in(Path folder) {
    Path plots = folder.resolve(RunFolder.PLOTS);
    if (!Files.isDirectory(plots)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(plots)) {
      List<String> names =
          files
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(ENDING))
              .map(file -> file.substring(0, file.length() - ENDING.length()))
              .filter(name -> NAME.matcher(name).matches())
              .sorted()
              .toList();
      return Stream.concat(
              names.stream().filter(TRAINING::equals),
              names.stream().filter(name -> !name.equals(TRAINING)))
          .toList();
    } catch (IOException e) {
      throw new InputException("Cannot look into " + plots + ": " + IoReason.of(e) + ".", e);
    }
  }

  /**
   * A picture's bytes.
   *
   * @throws InputException when a run has none of that name, or it lies outside of the results
   */
  static byte[] read(ResultPaths paths, Path folder, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new InputException("A run has no plot \"" + name + "\".");
    }
    Path file = paths.file(folder, RunFolder.PLOTS + "/" + name + ENDING);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException("Cannot read " + file + ": " + IoReason.of(e) + ".", e);
    }
  }
}
