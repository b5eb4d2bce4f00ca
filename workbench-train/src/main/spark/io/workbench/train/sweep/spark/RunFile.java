package io.workbench.train.sweep.spark;

import io.workbench.data.AtomicFiles;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of a run's folder on its way from an executor to the driver.
 *
 * @param name its path in the folder, with {@code /}
 * @param bytes its content
 */
// The array is sent and written, never compared.
@SuppressWarnings("ArrayRecordComponent")
record RunFile(String name, byte[] bytes) implements Serializable {

  /** All files of a run's folder but its lock, the result last: it says that the rest is there. */
  static List<RunFile> allIn(Path folder) {
    List<RunFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (!name.startsWith(".")) {
          files.add(new RunFile(name, Files.readAllBytes(path)));
        }
      }
    } catch (IOException e) {
      throw new OutputException("Cannot read " + folder + ": " + IoReason.of(e) + ".", e);
    }
    files.sort(Comparator.comparing(file -> file.name().equals("result.json")));
    return files;
  }

  /** Writes the file whole below the folder. */
  void writeTo(Path folder) {
    AtomicFiles.write(folder.resolve(name), bytes);
  }
}
