package io.workbench.ui.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which instruction sets the processor has, and which ND4J's native binaries were built for. */
final class CpuFlavour {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private final Set<String> flags;
  private final String model;
  private final String binaries;

  private CpuFlavour(Set<String> flags, String model, String binaries) {
    this.flags = flags;
    this.model = model;
    this.binaries = binaries;
  }

  static CpuFlavour ofThisMachine() {
    List<String> lines = cpuInfo();
    return new CpuFlavour(
        new HashSet<>(Arrays.asList(valueOf(lines, "flags", "").split(" "))),
        valueOf(lines, "model name", System.getProperty("os.arch", "unknown")),
        binariesIn(System.getProperty("java.class.path", "")));
  }

  String model() {
    return model;
  }

  /** The classifier of the native jar on the class path, such as {@code linux-x86_64-avx2}. */
  String binaries() {
    return binaries;
  }

  /** What is amiss between the processor and the binaries. */
  Finding finding() {
    String name = "ND4J binaries";
    if (binaries.isEmpty()) {
      return Finding.bad(
          name, "none found", "Build again with -Djavacpp.platform=… set for this machine.");
    }
    if (binaries.endsWith("-avx512") && !known("avx512f")
        || binaries.endsWith("-avx2") && !known("avx2")) {
      return Finding.bad(
          name,
          binaries + " (the processor lacks these instructions)",
          "Build for this processor: mvn -DskipTests -Djavacpp.platform.extension= package.");
    }
    return Finding.good(name, binaries);
  }

  private boolean known(String flag) {
    return flags.contains(flag) || flags.size() <= 1;
  }

  private static String binariesIn(String classPath) {
    return Arrays.stream(classPath.split(java.io.File.pathSeparator))
        .map(entry -> Path.of(entry).getFileName())
        .map(String::valueOf)
        .filter(file -> file.matches("nd4j-native-[0-9].*(linux|macosx|windows)-.*\\.jar"))
        .map(file -> file.replaceAll(".*?((linux|macosx|windows)-.*)\\.jar", "$1"))
        .findFirst()
        .orElse("");
  }

  private static List<String> cpuInfo() {
    try {
      return Files.readAllLines(CPU_INFO);
    } catch (IOException absentOutsideLinux) {
      return List.of();
    }
  }

  private static String valueOf(List<String> lines, String key, String otherwise) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(otherwise);
  }
}
