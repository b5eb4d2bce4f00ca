package io.workbench.train.compare;

import io.workbench.data.InputException;
import io.workbench.train.run.FolderLock;
import io.workbench.train.run.InstrumentResult;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.SweepFolder;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Results that were found, and what is wrong with those that could not be read.
 *
 * @param found in order of their files' names, each file once
 * @param problems one sentence for each file or folder that is broken, missing or empty
 */
public record Results(List<Found> found, List<String> problems) {
  /** Name of a result's file. */
  public static final String FILE_NAME = "result.json";

  /**
   * How many folders deep results are looked for: enough for a folder of sweeps with their trials.
   */
  public static final int MAX_DEPTH = 6;

  /**
   * A result and its file.
   *
   * @param instrument of a panel that the result is of alone; absent where it is of the whole run
   */
  public record Found(Path file, RunResult result, @Nullable String instrument) {
    /** The result of a whole run. */
    public Found(Path file, RunResult result) {
      this(file, result, null);
    }
  }

  /**
   * Reads results. A broken one is a problem and does not keep the others from being read.
   *
   * @param paths result files, run directories, or folders that hold such
   * @throws InputException when there is no readable result at all
   */
  public static Results find(List<Path> paths) {
    List<String> problems = new ArrayList<>();
    TreeSet<Path> files = new TreeSet<>();
    for (Path path : paths) {
      collect(path, files, problems);
    }
    List<Found> found = new ArrayList<>();
    for (Path file : files) {
      read(file, found, problems);
    }
    if (found.isEmpty()) {
      throw new InputException(
          problems.isEmpty() ? "There is no result to compare." : problems.get(0));
    }
    return new Results(found, problems);
  }

  /** Each result, followed by what it says of each instrument where it is of a panel. */
  static List<Found> withInstruments(List<Found> results) {
    List<Found> all = new ArrayList<>();
    for (Found found : results) {
      all.add(found);
      Map<String, InstrumentResult> instruments = found.result().instruments();
      if (instruments != null) {
        List<RunResult> each = found.result().ofInstruments();
        int index = 0;
        for (String name : instruments.keySet()) {
          all.add(new Found(found.file(), each.get(index++), name));
        }
      }
    }
    return all;
  }

  private static void read(Path file, List<Found> found, List<String> problems) {
    try {
      found.add(new Found(file, ResultJson.read(file)));
    } catch (InputException broken) {
      problems.add(broken.getMessage());
    }
  }

  private static void collect(Path path, TreeSet<Path> files, List<String> problems) {
    Path start = path.toAbsolutePath().normalize();
    if (!Files.isDirectory(start)) {
      files.add(start);
      return;
    }
    int before = problems.size();
    List<Path> inside = new ArrayList<>();
    try {
      Files.walkFileTree(start, Set.of(), MAX_DEPTH, new Visitor(start, inside, problems));
    } catch (IOException unreadable) {
      problems.add("Cannot search " + path + ": " + unreadable.getMessage() + ".");
    }
    if (inside.isEmpty() && problems.size() == before) {
      problems.add(nothingIn(path, start));
    }
    files.addAll(inside);
  }

  private static String nothingIn(Path path, Path start) {
    boolean sweep = SweepFolder.isSweep(start);
    if (!sweep && !Files.isRegularFile(start.resolve("spec.yaml"))) {
      return String.format(
          Locale.ROOT,
          "There is no %s in %s, searched %d folders deep.",
          FILE_NAME,
          path,
          MAX_DEPTH);
    }
    Path around = sweep ? path : SweepFolder.around(start);
    return path
        + (sweep ? ": the sweep" : ": the run")
        + (Boolean.TRUE.equals(FolderLock.isHeld(start))
            ? " has no result yet: a process is working on it."
            : (" has no result yet; go on with: " + (around == null ? "train" : "sweep"))
                + (" --resume " + (around == null ? path : around) + "."));
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path start;
    private final List<Path> files;
    private final List<String> problems;

    Visitor(Path start, List<Path> files, List<String> problems) {
      this.start = start;
      this.files = files;
      this.problems = problems;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean hidden = start.relativize(folder).getFileName().toString().startsWith(".");
      return hidden || isTrialsOfAnotherSweep(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    /** Among other results a sweep's many trials would be noise; in its own folder they are not. */
    private boolean isTrialsOfAnotherSweep(Path folder) {
      return folder.endsWith(SweepFolder.TRIALS)
          && !folder.equals(start)
          && !start.equals(folder.getParent())
          && Files.isRegularFile(folder.resolveSibling(SweepFolder.SPEC));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.endsWith(FILE_NAME) && !attributes.isDirectory()) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      problems.add("Cannot search " + file + ": permission denied or gone.");
      return FileVisitResult.CONTINUE;
    }
  }
}
