package io.workbench.ui.cli;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.train.spec.ExecutorChoice;
import io.workbench.train.sweep.ClusterSettings;
import io.workbench.ui.call.ShellWords;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the trials of a sweep run. */
final class Executor {
  @Option(
      names = "--executor",
      paramLabel = "WHERE",
      description =
          "Where trials run: local, or spark for an Apache Spark cluster (default: the sweep's executor).")
  private @Nullable ExecutorChoice chosen;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Spark's master: local[*], spark://host:7077 or k8s://https://host:6443; means --executor spark.")
  private @Nullable String master;

  @Option(
      names = "--spark-conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark's, such as spark.executor.memory=4g; may be repeated.")
  private Map<String, String> settings = Map.of();

  /** What the options change of the sweep's YAML. */
  List<String> overrides() {
    if (master != null && chosen == ExecutorChoice.LOCAL) {
      throw new InputException("--master needs --executor spark, but was given with local.");
    }
    if (chosen == null && master == null) {
      return List.of();
    }
    ExecutorChoice executor = master == null ? chosen : ExecutorChoice.SPARK;
    return List.of("executor=" + String.valueOf(executor).toLowerCase(Locale.ROOT));
  }

  /** The options again, to be put behind a command line; empty where none was given. */
  String words() {
    StringBuilder words = new StringBuilder();
    if (master != null) {
      words.append(" --master ").append(ShellWords.quoted(master));
    } else if (chosen != null) {
      words.append(" --executor ").append(chosen.name().toLowerCase(Locale.ROOT));
    }
    settings.forEach(
        (key, value) ->
            words.append(" --spark-conf ").append(ShellWords.quoted(key + "=" + value)));
    return words.toString();
  }

  /** The cluster, which is shipped what the launcher says the workbench is made of. */
  ClusterSettings cluster() {
    for (String key : settings.keySet()) {
      if (!key.startsWith("spark.")) {
        throw new InputException("--spark-conf must set a key spark.…, but was " + key + ".");
      }
    }
    return new ClusterSettings(master, settings, jars(System.getProperty("workbench.jars.file")));
  }

  private static List<Path> jars(@Nullable String file) {
    List<Path> jars = new ArrayList<>();
    if (file != null) {
      try {
        String classPath = Files.readString(Path.of(file)).strip();
        for (String jar : classPath.split(File.pathSeparator, -1)) {
          jars.add(Path.of(jar));
        }
      } catch (IOException e) {
        throw new InputException(file + ": cannot be read: " + IoReason.of(e) + ".", e);
      }
    }
    return jars;
  }
}
