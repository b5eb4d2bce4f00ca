package io.workbench.ui.doctor;

import io.workbench.train.backend.Backend;
import io.workbench.train.backend.ComputeDevice;
import io.workbench.train.backend.CudaGpus;
import io.workbench.train.backend.Gpu;
import io.workbench.train.run.Machine;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at the machine, the JVM and ND4J. */
public final class Doctor {
  private static final int OLDEST_JAVA = 17;
  private static final long ROOMY_DISK_BYTES = 1L << 30;
  private static final long ROOMY_HEAP_BYTES = 1L << 30;

  private Doctor() {}

  /**
   * All findings, in the order a person would ask.
   *
   * @param results the folder that runs are written to; it need not exist
   */
  public static List<Finding> examine(Path results) {
    CpuFlavour cpu = CpuFlavour.ofThisMachine();
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(Finding.good("Processor", cpu.model() + ", " + cores() + " cores"));
    findings.add(heap());
    findings.add(vectorApi());
    findings.add(Finding.good("ND4J backend", ComputeDevice.description()));
    if (Backend.running() == Backend.CPU) {
      findings.add(cpu.finding());
      findings.add(openMp());
    } else {
      findings.addAll(gpus(CudaGpus.requireUsable()));
    }
    findings.add(fonts());
    findings.add(disk(results));
    Machine.versions().forEach((library, version) -> findings.add(Finding.good(library, version)));
    return findings;
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static Finding java() {
    int feature = Runtime.version().feature();
    String value = System.getProperty("java.vm.name") + " " + Runtime.version();
    return feature >= OLDEST_JAVA
        ? Finding.good("Java", value)
        : Finding.bad("Java", value, "Install a JDK 17 or newer.");
  }

  private static Finding heap() {
    long bytes = Runtime.getRuntime().maxMemory();
    String value = (bytes >> 20) + " MiB heap";
    return bytes >= ROOMY_HEAP_BYTES
        ? Finding.good("Memory", value)
        : Finding.slow("Memory", value, "Give the JVM more: WORKBENCH_JVM_OPTS=-Xmx2g.");
  }

  private static Finding vectorApi() {
    boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return present
        ? Finding.good("Vector API", "jdk.incubator.vector is on")
        : Finding.slow(
            "Vector API",
            "off",
            "Start with ./workbench, or add --add-modules jdk.incubator.vector.");
  }

  /** GPUs that can run ND4J's binaries; what no one has tried is said to be so. */
  static List<Finding> gpus(List<Gpu> usable) {
    return usable.stream()
        .map(
            gpu ->
                gpu.hasOwnCode()
                    ? Finding.good("GPU", gpu.toString())
                    : Finding.slow(
                        "GPU",
                        gpu.toString(),
                        "ND4J holds code for an earlier GPU of this generation only: it should run, but was never tried."))
        .toList();
  }

  private static Finding openMp() {
    String threads = System.getenv("OMP_NUM_THREADS");
    return "1".equals(threads)
        ? Finding.good("OpenMP threads", threads)
        : Finding.slow(
            "OpenMP threads",
            threads == null ? "not set (all cores)" : threads,
            "For networks this small one thread is the fastest: OMP_NUM_THREADS=1.");
  }

  private static Finding fonts() {
    try {
      int width =
          new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
              .createGraphics()
              .getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12))
              .stringWidth("price");
      return Finding.good("Fonts for plots", width > 0 ? "found" : "found, without glyphs");
    } catch (InternalError | RuntimeException | LinkageError absent) {
      return Finding.slow(
          "Fonts for plots",
          "none",
          "Runs work, but draw no plots: install fonts (Debian: apt-get install fontconfig fonts-dejavu-core).");
    }
  }

  private static Finding disk(Path results) {
    Path existing = nearestExisting(results);
    if (!Files.isDirectory(existing)) {
      return Finding.bad(
          "Results folder",
          existing + " is a file, not a folder",
          "Choose another with --out DIR.");
    }
    try {
      FileStore store = Files.getFileStore(existing);
      long free = store.getUsableSpace();
      String value = (free >> 20) + " MiB free for " + results;
      if (!Files.isWritable(existing)) {
        return Finding.bad(
            "Results folder", existing + " is read-only", "Choose another with --out DIR.");
      }
      return free >= ROOMY_DISK_BYTES
          ? Finding.good("Results folder", value)
          : Finding.slow(
              "Results folder", value, "A run needs a few MiB; make room or use --out DIR.");
    } catch (IOException unreadable) {
      return Finding.bad(
          "Results folder", String.valueOf(unreadable), "Choose another with --out DIR.");
    }
  }

  private static Path nearestExisting(Path path) {
    Path candidate = path.toAbsolutePath();
    while (!Files.exists(candidate)) {
      Path parent = candidate.getParent();
      if (parent == null) {
        return candidate;
      }
      candidate = parent;
    }
    return candidate;
  }
}
