package io.workbench.ui.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.workbench.data.InputException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.api.StatsInitializationReport;
import org.deeplearning4j.ui.model.stats.impl.SbeStatsInitializationReport;
import org.jspecify.annotations.Nullable;

/**
 * What DL4J's pages show of a run and its machine, on its way to another process.
 *
 * @param time in milliseconds since 1970
 * @param software architecture, system, JVM, its version, its specification, ND4J's backend, its
 *     type of numbers, machine
 * @param hardware processors, most bytes of the heap and off it
 * @param config of the network, DL4J's JSON
 * @param parameterNames of the network
 */
record SentStart(
    long time,
    List<String> software,
    long[] hardware,
    String config,
    List<String> parameterNames,
    int layers,
    long parameters) {
  private static final Pattern NAME = Pattern.compile("[\\w .:()+/-]{1,200}");
  private static final int NAME_BYTES = 64;
  private static final int SOFTWARE = 8;
  private static final int HARDWARE = 3;

  /** DL4J makes an object of whatever class its JSON names: only networks of these. */
  private static final Pattern CLASS =
      Pattern.compile(
          "(org\\.deeplearning4j\\.nn\\.|org\\.nd4j\\.linalg\\.|io\\.workbench\\.models\\.)[\\w.$]+");

  /** Of two keys that are the same, another reader may take the other. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Whether a page may show the text as a name. */
  static boolean isName(@Nullable String text) {
    return text != null && NAME.matcher(text).matches();
  }

  /** The report's part that the pages show. */
  static SentStart of(StatsInitializationReport info) {
    return new SentStart(
        info.getTimeStamp(),
        List.of(
            info.getSwArch(),
            info.getSwOsName(),
            info.getSwJvmName(),
            info.getSwJvmVersion(),
            info.getSwJvmSpecVersion(),
            info.getSwNd4jBackendClass(),
            info.getSwNd4jDataTypeName(),
            String.valueOf(info.getSwHostName()).strip()),
        new long[] {
          info.getHwJvmAvailableProcessors(), info.getHwJvmMaxMemory(), info.getHwOffHeapMaxMemory()
        },
        info.getModelConfigJson(),
        List.of(info.getModelParamNames()),
        info.getModelNumLayers(),
        info.getModelNumParams());
  }

  /** Whether all is there and fit for a page. */
  boolean isSound() {
    return software != null
        && software.size() == SOFTWARE
        && software.stream().allMatch(SentStart::isName)
        && hardware != null
        && hardware.length == HARDWARE
        && Arrays.stream(hardware).allMatch(value -> value >= 0)
        && hardware[0] <= Integer.MAX_VALUE
        && layers >= 0
        && parameters >= 0
        && parameterNames != null
        && parameterNames.stream().allMatch(SentStart::isName)
        && config != null
        && isNetwork(tree());
  }

  /** About how many bytes it keeps in memory. */
  long bytes() {
    long names =
        Stream.concat(software.stream(), parameterNames.stream()).mapToInt(SentStart::bytes).sum();
    return names + (long) Character.BYTES * config.length();
  }

  /** About how many bytes a name, and its place among others, keep in memory. */
  static int bytes(String name) {
    return NAME_BYTES + name.length();
  }

  private JsonNode tree() {
    try {
      return JSON.readTree(config);
    } catch (JsonProcessingException broken) {
      throw new InputException("The network's description is no JSON.", broken);
    }
  }

  /** No class but a network's, and no text that could be HTML. */
  private static boolean isNetwork(JsonNode node) {
    if (node.isTextual() && node.textValue().contains("<")) {
      return false;
    }
    for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      boolean strange =
          field.getKey().contains("<")
              || (field.getKey().startsWith("@")
                  && !CLASS.matcher(field.getValue().asText()).matches());
      if (strange || !isNetwork(field.getValue())) {
        return false;
      }
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        if (!isNetwork(element)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * The report as a session's storage takes it. The network's description is written anew from what
   * was checked, since DL4J reads it with a reader of its own.
   */
  Persistable report(String session) {
    StatsInitializationReport info = new SbeStatsInitializationReport();
    info.reportIDs(session, StatsListener.TYPE_ID, RunReports.WORKER, time);
    info.reportSoftwareInfo(
        software.get(0),
        software.get(1),
        software.get(2),
        software.get(3),
        software.get(4),
        software.get(5),
        software.get(6),
        software.get(7),
        session,
        Map.of());
    info.reportHardwareInfo(
        Math.toIntExact(hardware[0]), 0, hardware[1], hardware[2], null, null, session);
    info.reportModelInfo(
        ComputationGraph.class.getName(),
        tree().toString(),
        parameterNames.toArray(String[]::new),
        layers,
        parameters);
    return info;
  }
}
