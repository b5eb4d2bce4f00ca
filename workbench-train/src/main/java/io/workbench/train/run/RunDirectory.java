package io.workbench.train.run;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import io.workbench.data.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one run, held by one process at a time. Its name is the run's id: the time it
 * started (UTC, to the millisecond), its name and its kind, with a number after it when another run
 * had taken that.
 */
public final class RunDirectory implements AutoCloseable {
  private static final String TRAINING_PLOT = "plots/training_history.png";
  private static final String PREDICTIONS_PLOT = "plots/predictions.png";
  private static final String INSTRUMENT_PLOT = "plots/predictions-";
  private static final String PNG = ".png";
  private static final List<String> ARTIFACTS =
      List.of(
          "spec.yaml",
          "history.jsonl",
          "model.zip",
          TestForecasts.FILE,
          TRAINING_PLOT,
          PREDICTIONS_PLOT);

  private final Path path;
  private final FolderLock lock;
  private final HistoryLog history;

  private RunDirectory(Path path, FolderLock lock) {
    this.path = path;
    this.lock = lock;
    history = new HistoryLog(history());
  }

  /** Makes and holds a folder of its own for a new run below {@code results}. */
  public static RunDirectory create(Path results, String name, String kind, Instant startedAt) {
    return hold(NewFolder.in(results, startedAt, name + "-" + kind));
  }

  /** Holds the folder of a run that was started before. */
  public static RunDirectory open(Path path) {
    requireRun(path);
    return hold(path);
  }

  /** Refuses a folder that holds no run. */
  public static void requireRun(Path path) {
    if (SweepFolder.isSweep(path)) {
      throw new InputException(
          path
              + ": this is a sweep, and only the command sweep goes on with it: sweep --resume "
              + path
              + ".");
    }
    if (!Files.isRegularFile(path.resolve("spec.yaml"))) {
      throw new InputException(path + ": not a run's folder, it has no spec.yaml.");
    }
  }

  /** Holds the folder of a sweep's trial, which is made when it is not there. */
  public static RunDirectory openTrial(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new OutputException("Cannot make the folder " + path + ": " + IoReason.of(e) + ".", e);
    }
    return hold(path);
  }

  /** Deletes what an earlier attempt at the run left here. */
  public void clear() {
    List<String> names = new ArrayList<>(ARTIFACTS);
    names.addAll(instrumentPlots());
    names.addAll(List.of(result().getFileName().toString(), checkpoint().getFileName().toString()));
    for (String name : names) {
      delete(path.resolve(name));
    }
  }

  private static RunDirectory hold(Path path) {
    return new RunDirectory(path, FolderLock.hold(path, "run"));
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** The folder's name; a trial's comes after its sweep's, as {@code SWEEP/trials/7}. */
  public String id() {
    Path whole = path.toAbsolutePath().normalize();
    Path sweep = SweepFolder.around(whole);
    Path named =
        sweep == null
            ? whole.getFileName()
            : whole.subpath(sweep.getNameCount() - 1, whole.getNameCount());
    return named.toString().replace('\\', '/');
  }

  /** {@code spec.yaml}, the resolved spec. */
  public Path spec() {
    return path.resolve("spec.yaml");
  }

  /** {@code result.json}, written last. */
  public Path result() {
    return result(path);
  }

  /** The {@code result.json} of a folder that nobody needs to hold. */
  public static Path result(Path directory) {
    return directory.resolve("result.json");
  }

  /** {@code history.jsonl}, one line an epoch. */
  public Path history() {
    return path.resolve("history.jsonl");
  }

  /** {@code model.zip}, the best model's bundle. */
  public Path model() {
    return path.resolve("model.zip");
  }

  /** {@code test_forecasts.csv}, one line a window of the test part. */
  public Path testForecasts() {
    return path.resolve(TestForecasts.FILE);
  }

  /** {@code checkpoint.bin}, there while the run can be resumed. */
  public Path checkpoint() {
    return path.resolve("checkpoint.bin");
  }

  /** {@code plots/training_history.png}. */
  public Path trainingPlot() {
    return trainingPlot(path);
  }

  /** That of a folder that nobody needs to hold. */
  public static Path trainingPlot(Path directory) {
    return directory.resolve(TRAINING_PLOT);
  }

  /**
   * {@code plots/predictions.png}, or {@code plots/predictions-H100.png} of one instrument.
   *
   * @param instrument empty where there is only one
   */
  public Path predictionsPlot(String instrument) {
    return predictionsPlot(path, instrument);
  }

  /** That of a folder that nobody needs to hold. */
  public static Path predictionsPlot(Path directory, String instrument) {
    return instrument.isEmpty()
        ? directory.resolve(PREDICTIONS_PLOT)
        : directory.resolve(INSTRUMENT_PLOT + instrument + PNG);
  }

  /** Names of the pictures of single instruments' forecasts that are there, in order. */
  private List<String> instrumentPlots() {
    Path plots = path.resolve(PREDICTIONS_PLOT).resolveSibling("");
    if (!Files.isDirectory(plots)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(plots)) {
      return files
          .map(file -> path.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.startsWith(INSTRUMENT_PLOT) && name.endsWith(PNG))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new OutputException("Cannot read " + plots + ": " + IoReason.of(e) + ".", e);
    }
  }

  /** {@code run.log}, for whoever runs this to write. */
  public static Path log(Path directory) {
    return directory.resolve("run.log");
  }

  /**
   * Lets {@code history.jsonl} hold these epochs, one line each.
   *
   * @param epochs those of the call before, and whatever came after them
   */
  public void writeHistory(List<EpochRecord> epochs) {
    history.write(epochs);
  }

  /** The run's files as they are now, by path; those that are missing are left out. */
  public List<Artifact> artifacts() {
    List<Artifact> artifacts = new ArrayList<>();
    List<String> names = new ArrayList<>(ARTIFACTS);
    names.addAll(instrumentPlots());
    for (String name : names) {
      Path file = path.resolve(name);
      if (Files.isRegularFile(file)) {
        artifacts.add(artifact(name, file));
      }
    }
    return artifacts;
  }

  private static Artifact artifact(String name, Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new Artifact(name, Sha256.of(bytes), bytes.length);
    } catch (IOException e) {
      throw new OutputException("Cannot read " + file + ": " + IoReason.of(e) + ".", e);
    }
  }

  /** A finished run is not resumed. */
  public void deleteCheckpoint() {
    delete(checkpoint());
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new OutputException("Cannot delete " + file + ": " + IoReason.of(e) + ".", e);
    }
  }

  /** Lets go of the folder. */
  @Override
  public void close() {
    lock.close();
  }
}
