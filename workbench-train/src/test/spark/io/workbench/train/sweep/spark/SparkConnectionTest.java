package io.workbench.train.sweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.train.sweep.ClusterSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkConnectionTest {
  @Test
  void theCommandLineWinsOverSparksDefaultsAndTheseOverOurs(@TempDir Path folder)
      throws IOException {
    Path defaults =
        Files.writeString(
            folder.resolve("spark-defaults.conf"),
            """
            # a comment
            spark.master            spark://elsewhere:7077
            spark.executor.memory   8g
            spark.executor.cores=4
            something.else          1
            """);
    Map<String, String> settings = Map.of("spark.executor.memory", "16g");

    SparkConf conf =
        SparkConnection.conf(
            new ClusterSettings("spark://here:7077", settings, List.of()), defaults);

    assertThat(conf.get("spark.master")).isEqualTo("spark://here:7077");
    assertThat(conf.get("spark.executor.memory")).isEqualTo("16g");
    assertThat(conf.get("spark.executor.cores")).isEqualTo("4");
    assertThat(conf.get("spark.ui.enabled")).isEqualTo("false");
    assertThat(conf.contains("something.else")).isFalse();
  }

  @Test
  void ourJarsFlagsAndPluginStandBesideThoseOfTheUser() {
    Map<String, String> settings =
        Map.of(
            "spark.jars", "theirs.jar",
            "spark.plugins", "their.Plugin",
            "spark.executor.extraJavaOptions", "-Dtheirs=1");

    List<Path> jars =
        List.of(
            Path.of("lib", "ours.jar"), Path.of("slf4j-api-2.jar"), Path.of("logback-core.jar"));

    SparkConf conf =
        SparkConnection.conf(new ClusterSettings("spark://here:7077", settings, jars), null);

    assertThat(conf.get("spark.jars")).isEqualTo("lib/ours.jar,theirs.jar");
    assertThat(conf.get("spark.plugins")).isEqualTo(TrialPlugin.class.getName() + ",their.Plugin");
    assertThat(conf.get("spark.executor.extraJavaOptions"))
        .startsWith("--add-modules jdk.incubator.vector")
        .endsWith(" -Dtheirs=1");
  }

  @Test
  void nothingIsShippedToThisProcessAndNoOtherNetworkIsUsed() {
    ClusterSettings cluster =
        new ClusterSettings("local[2]", Map.of(), List.of(Path.of("ours.jar")));

    SparkConf conf = SparkConnection.conf(cluster, null);
    assertThat(conf.contains("spark.jars")).isFalse();
    assertThat(conf.get("spark.driver.host")).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "k8s://host:6443, k8s://https://host:6443",
    "k8s://http://host:8080, k8s://http://host:8080",
    "local[2], local[2]",
    ", local[*]"
  })
  void theMasterIsReadAsSparksOwnCommandsReadIt(String given, String used) {
    SparkConf conf = SparkConnection.conf(new ClusterSettings(given, Map.of(), List.of()), null);

    assertThat(conf.get("spark.master")).isEqualTo(used);
  }

  @Test
  void theDefaultsFileIsWhereSparkLooksForIt(@TempDir Path home) throws IOException {
    Path conf = Files.createDirectory(home.resolve("conf"));
    Path file = conf.resolve("spark-defaults.conf");
    assertThat(SparkConnection.defaultsFile(Map.of("SPARK_HOME", home.toString()))).isNull();
    Files.writeString(file, "");

    assertThat(SparkConnection.defaultsFile(Map.of("SPARK_HOME", home.toString()))).isEqualTo(file);
    assertThat(SparkConnection.defaultsFile(Map.of("SPARK_CONF_DIR", conf.toString())))
        .isEqualTo(file);
    assertThat(SparkConnection.defaultsFile(Map.of())).isNull();
  }

  @Test
  void aMasterThatDoesNotAnswerIsRefusedAtOnce() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String master = "spark://127.0.0.1:" + port;

    assertThatThrownBy(() -> open(master))
        .isInstanceOf(InputException.class)
        .hasMessage("No Spark master answers at \"" + master + "\": connection refused.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark://", "spark://host", "spark://host:port", "spark://host:99999"})
  void anAddressWithoutHostOrPortIsRefused(String master) {
    assertThatThrownBy(() -> open(master))
        .isInstanceOf(InputException.class)
        .hasMessage("--master must be like spark://host:7077, but was \"" + master + "\".");
  }

  @Test
  void aJavaThatSparkCannotRunOnIsRefused() {
    SparkConnection.requireJava(17);
    SparkConnection.requireJava(22);
    assertThatThrownBy(() -> SparkConnection.requireJava(25))
        .isInstanceOf(InputException.class)
        .hasMessage("Sweeps on Spark need Java 17 to 22, but this is Java 25.");
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_22)
  void aMasterThatSparkDoesNotKnowIsRefusedInOneSentence() {
    assertThatThrownBy(() -> open("moon://host"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "Spark cannot use the master \"moon://host\": Could not parse Master URL: 'moon://host'.");
  }

  private static void open(String master) {
    SparkConnection.open(new ClusterSettings(master, Map.of(), List.of())).close();
  }
}
