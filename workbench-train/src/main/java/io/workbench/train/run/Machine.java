package io.workbench.train.run;

import io.workbench.train.backend.ComputeDevice;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a result says of the machine and the software it was computed with. */
public final class Machine {
  private static final String NOT_KNOWN = "unknown";

  private Machine() {}

  /**
   * The environment of a run.
   *
   * @param engine {@code dl4j} or {@code compiled}
   * @param threads that compute
   */
  public static ProvenanceRecord.Environment environment(String engine, int threads) {
    return new ProvenanceRecord.Environment(
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        Processor.ofThisMachine().model(),
        Runtime.getRuntime().availableProcessors(),
        memoryBytes(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        ComputeDevice.description(),
        engine,
        vectorApi(),
        threads,
        versions());
  }

  /** The preferred vector's width where the Vector API's module is there, or {@code off}. */
  public static String vectorApi() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return "off";
    }
    try {
      Class<?> floats = Class.forName("jdk.incubator.vector.FloatVector");
      Object species = floats.getField("SPECIES_PREFERRED").get(null);
      Class<?> type = Class.forName("jdk.incubator.vector.VectorSpecies");
      return type.getMethod("vectorBitSize").invoke(species) + " bit";
    } catch (ReflectiveOperationException e) {
      return "off";
    }
  }

  private static long memoryBytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Runtime.getRuntime().maxMemory();
  }

  /** The workbench and the libraries that compute, by name. */
  public static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("workbench", CodeVersion.workbench());
    versions.put("deeplearning4j", versionOf(ComputationGraph.class, "deeplearning4j-nn"));
    versions.put("nd4j", versionOf(INDArray.class, "nd4j-api"));
    return versions;
  }

  /** Maven's note in the jar, or the manifest's. */
  private static String versionOf(Class<?> type, String artifact) {
    String group = artifact.startsWith("nd4j") ? "org.nd4j" : "org.deeplearning4j";
    String path = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (java.io.InputStream in = type.getResourceAsStream(path)) {
      if (in != null) {
        java.util.Properties properties = new java.util.Properties();
        properties.load(in);
        return properties.getProperty("version", NOT_KNOWN);
      }
    } catch (IOException e) {
      return NOT_KNOWN;
    }
    String version = type.getPackage().getImplementationVersion();
    return version == null ? NOT_KNOWN : version;
  }
}
