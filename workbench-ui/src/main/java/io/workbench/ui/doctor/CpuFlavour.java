package io.workbench.ui.doctor;

import io.workbench.train.run.Processor;
import java.nio.file.Path;
import java.util.Arrays;

/** Which instruction sets the processor has, and which ND4J's native binaries were built for. */
final class CpuFlavour {
  private final Processor processor;
  private final String binaries;

  private CpuFlavour(Processor processor, String binaries) {
    this.processor = processor;
    this.binaries = binaries;
  }

  static CpuFlavour ofThisMachine() {
    return new CpuFlavour(
        Processor.ofThisMachine(), binariesIn(System.getProperty("java.class.path", "")));
  }

  String model() {
    return processor.model();
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
    if (binaries.endsWith("-avx512") && lacks("avx512f")
        || binaries.endsWith("-avx2") && lacks("avx2")) {
      return Finding.bad(
          name,
          binaries + " (the processor lacks these instructions)",
          "Build for this processor: mvn -DskipTests -Djavacpp.platform.extension= package.");
    }
    return Finding.good(name, binaries);
  }

  private boolean lacks(String flag) {
    return !processor.flags().isEmpty() && !processor.flags().contains(flag);
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
}
