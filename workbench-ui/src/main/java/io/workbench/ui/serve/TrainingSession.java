package io.workbench.ui.serve;

import io.workbench.train.spec.RunSpec;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run as DL4J's training pages know it.
 *
 * @param id in their addresses: the run's folder below the results, of letters that need no escape
 * @param name for people, such as {@code sweep quickstart · trial 7 · gru 32}
 * @param run the run's folder below the results, as our own pages know it
 */
public record TrainingSession(String id, String name, String run) {
  private static final Pattern TRIAL = Pattern.compile("(.*/)?trials/(\\d+)(/seed-(\\d+))?");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

  /** The session of a run in a folder. */
  static TrainingSession of(Path results, Path directory, RunSpec spec) {
    Path folder = directory.toAbsolutePath().normalize();
    Path base = results.toAbsolutePath().normalize();
    Path below = folder.startsWith(base) ? base.relativize(folder) : folder.getFileName();
    String run = below.toString().replace('\\', '/');
    String network = spec.model().kind() + " " + spec.model().hiddenSize();
    Matcher trial = TRIAL.matcher(run);
    String name =
        trial.matches()
            ? ("sweep " + spec.name() + " · trial " + trial.group(2))
                + (trial.group(4) == null ? "" : " · seed " + trial.group(4))
            : spec.name();
    return of(run, name + " · " + network);
  }

  /** The session of a run with a name. */
  static TrainingSession of(String run, String name) {
    return new TrainingSession(UNSAFE.matcher(run.replace('/', '.')).replaceAll("-"), name, run);
  }
}
