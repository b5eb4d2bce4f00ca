package io.workbench.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The machine's processor.
 *
 * @param model as the operating system calls it
 * @param flags names of its instruction sets, as Linux has them; empty where it does not say
 */
public record Processor(String model, Set<String> flags) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Copies the flags. */
  public Processor {
    flags = Set.copyOf(flags);
  }

  /** What Linux says of the first core, or elsewhere what the environment does. */
  public static Processor ofThisMachine() {
    try {
      return parse(Files.readAllLines(CPU_INFO));
    } catch (IOException absentOutsideLinux) {
      return parse(List.of());
    }
  }

  /** Reads the lines of {@code /proc/cpuinfo}. */
  static Processor parse(List<String> lines) {
    String flags = valueOf(lines, "flags", "");
    return new Processor(
        valueOf(lines, "model name", unnamed()),
        flags.isEmpty() ? Set.of() : Set.of(flags.split("\\s+")));
  }

  private static String unnamed() {
    String identifier = System.getenv("PROCESSOR_IDENTIFIER");
    return identifier == null ? System.getProperty("os.arch", "unknown") : identifier;
  }

  private static String valueOf(List<String> lines, String key, String otherwise) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(otherwise);
  }
}
