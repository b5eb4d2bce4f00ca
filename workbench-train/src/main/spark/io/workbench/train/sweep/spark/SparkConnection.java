package io.workbench.train.sweep.spark;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.train.sweep.ClusterSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the connection to a cluster. What the command line says wins over Spark's own {@code
 * spark-defaults.conf}, and that over the workbench's defaults.
 */
final class SparkConnection {
  private static final String MASTER = "spark.master";
  private static final String EXECUTOR_JVM = "spark.executor.extraJavaOptions";
  private static final String PLUGINS = "spark.plugins";
  private static final String JARS = "spark.jars";
  private static final String KUBERNETES = "k8s://";
  private static final String JVM_FLAGS =
      "--add-modules jdk.incubator.vector -XX:PerMethodTrapLimit=10000 -XX:+UseParallelGC -Djava.awt.headless=true";

  /**
   * No web page: the workbench has its own. One OpenMP thread: a trial is a task on one core. Our
   * libraries come first, in a class loader that Spark's own classes do not see.
   */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          MASTER,
          "local[*]",
          "spark.app.name",
          "workbench sweep",
          "spark.ui.enabled",
          "false",
          "spark.executor.memory",
          "2g",
          "spark.executor.userClassPathFirst",
          "true",
          "spark.executorEnv.OMP_NUM_THREADS",
          "1");

  /** A newer one refuses what Spark's Hadoop asks it: who the user is. */
  private static final int NEWEST_JAVA = 22;

  private SparkConnection() {}

  // checkstyle off: IllegalCatch because Spark throws checked exceptions that it does not declare
  /**
   * Connects.
   *
   * @throws InputException when nobody answers there, Spark refuses a setting, or it cannot run on
   *     this Java
   */
  static JavaSparkContext open(ClusterSettings cluster) {
    SparkConf conf = conf(cluster, defaultsFile(System.getenv()));
    String master = conf.get(MASTER);
    StandaloneMaster.requireAnswer(master);
    requireJava(Runtime.version().feature());
    try {
      return new JavaSparkContext(conf);
    } catch (Exception e) {
      throw new InputException(
          "Spark cannot use the master \"" + master + "\": " + Sentences.deepest(e), e);
    }
  }

  // checkstyle on: IllegalCatch

  static void requireJava(int version) {
    if (version > NEWEST_JAVA) {
      throw new InputException(
          "Sweeps on Spark need Java 17 to " + NEWEST_JAVA + ", but this is Java " + version + ".");
    }
  }

  /** All settings of a connection. */
  static SparkConf conf(ClusterSettings cluster, @Nullable Path defaultsFile) {
    Map<String, String> settings = new TreeMap<>(DEFAULTS);
    if (defaultsFile != null) {
      settings.putAll(read(defaultsFile));
    }
    settings.putAll(cluster.settings());
    if (cluster.master() != null) {
      settings.put(MASTER, cluster.master());
    }
    settings.computeIfPresent(MASTER, (key, master) -> withScheme(master));
    settings.merge(PLUGINS, TrialPlugin.class.getName(), (theirs, ours) -> ours + "," + theirs);
    settings.merge(EXECUTOR_JVM, JVM_FLAGS, (theirs, ours) -> ours + " " + theirs);
    String jars = jars(cluster);
    if (isThisProcess(settings.get(MASTER))) {
      settings.putIfAbsent("spark.driver.host", "127.0.0.1");
      settings.putIfAbsent("spark.driver.bindAddress", "127.0.0.1");
    } else if (!jars.isEmpty()) {
      settings.merge(JARS, jars, (theirs, ours) -> ours + "," + theirs);
    }
    SparkConf conf = new SparkConf();
    settings.forEach(conf::set);
    return conf;
  }

  private static boolean isThisProcess(@Nullable String master) {
    return master != null && (master.equals("local") || master.startsWith("local["));
  }

  /** Executors log the way that their Spark does. */
  private static String jars(ClusterSettings cluster) {
    StringJoiner jars = new StringJoiner(",");
    for (Path jar : cluster.jars()) {
      String name = String.valueOf(jar.getFileName());
      if (!name.startsWith("slf4j-") && !name.startsWith("logback-")) {
        jars.add(jar.toString());
      }
    }
    return jars.toString();
  }

  /** Where Spark itself would look for its defaults; absent when there is none. */
  static @Nullable Path defaultsFile(Map<String, String> environment) {
    String folder = environment.get("SPARK_CONF_DIR");
    String home = environment.get("SPARK_HOME");
    Path file = null;
    if (folder != null) {
      file = Path.of(folder, "spark-defaults.conf");
    } else if (home != null) {
      file = Path.of(home, "conf", "spark-defaults.conf");
    }
    return file != null && Files.isRegularFile(file) ? file : null;
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + IoReason.of(e) + ".", e);
    }
    Map<String, String> settings = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith("spark.")) {
        settings.put(key, properties.getProperty(key).strip());
      }
    }
    return settings;
  }

  /** As Spark's own commands do: a Kubernetes address without a scheme means https. */
  private static String withScheme(String master) {
    return master.startsWith(KUBERNETES) && !master.substring(KUBERNETES.length()).contains("://")
        ? KUBERNETES + "https://" + master.substring(KUBERNETES.length())
        : master;
  }
}
