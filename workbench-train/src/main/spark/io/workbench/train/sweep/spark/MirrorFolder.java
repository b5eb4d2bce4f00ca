package io.workbench.train.sweep.spark;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary folder in which the driver's paths have their place: {@code /home/ada/trials/7} lies
 * at {@code <mirror>/home/ada/trials/7}. So every relative path in a result reads as it would have
 * read on the driver.
 */
final class MirrorFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MirrorFolder.class);

  private final Path root;

  private MirrorFolder(Path root) {
    this.root = root;
  }

  /** A new one, where Spark keeps an executor's scratch files and cleans up after a lost one. */
  static MirrorFolder create() {
    Path parent = parent(System.getenv());
    try {
      Files.createDirectories(parent);
      return new MirrorFolder(Files.createTempDirectory(parent, "trial-").toRealPath());
    } catch (IOException e) {
      throw new OutputException(
          "Cannot make a folder in " + parent + ": " + IoReason.of(e) + ".", e);
    }
  }

  /** A standalone worker names its executor's folders, a Kubernetes pod its volumes. */
  private static Path parent(Map<String, String> environment) {
    String standalone = environment.get("SPARK_EXECUTOR_DIRS");
    if (standalone != null) {
      return Path.of(standalone.split(File.pathSeparator, 2)[0]);
    }
    String local = environment.get("SPARK_LOCAL_DIRS");
    return Path.of(local == null ? System.getProperty("java.io.tmpdir") : local.split(",", 2)[0]);
  }

  /** The place of a folder of the driver, which is made. */
  Path of(Path folder) {
    Path place = root.resolve(folder.getRoot().relativize(folder));
    try {
      return Files.createDirectories(place);
    } catch (IOException e) {
      throw new OutputException("Cannot make " + place + ": " + IoReason.of(e) + ".", e);
    }
  }

  /** The same complaint about the driver's path. */
  InputException withoutIt(InputException problem) {
    String message = String.valueOf(problem.getMessage());
    return new InputException(message.replace(root.toString(), ""), problem);
  }

  /** What the run made is on its way by now, so a folder that stays is no reason to lose it. */
  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(root)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      leftBehind(IoReason.of(e));
    } catch (UncheckedIOException e) {
      leftBehind(String.valueOf(e.getMessage()));
    }
  }

  private void leftBehind(String reason) {
    LOG.warn("Cannot delete {}: {}; Spark deletes it later.", root, reason);
  }
}
