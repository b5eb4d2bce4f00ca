package io.workbench.train.run;

import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Makes folders for results whose names begin with a time, so that they sort by it. */
public final class NewFolder {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private NewFolder() {}

  /**
   * A folder that nobody else has: the time (UTC, to the millisecond), the name, and a number after
   * it when another had taken that.
   *
   * @param results made when it is not there
   * @throws OutputException when it cannot be made
   */
  public static Path in(Path results, Instant time, String name) {
    String id = TIME.format(time) + "-" + name;
    try {
      Files.createDirectories(results);
      return createFree(results, id);
    } catch (IOException e) {
      throw new OutputException(
          "Cannot make a folder in " + results + ": " + IoReason.of(e) + ".", e);
    }
  }

  private static Path createFree(Path results, String id) throws IOException {
    for (int number = 1; ; number++) {
      Path path = results.resolve(number == 1 ? id : id + "-" + number);
      try {
        return Files.createDirectory(path);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(path)) {
          throw e;
        }
      }
    }
  }
}
