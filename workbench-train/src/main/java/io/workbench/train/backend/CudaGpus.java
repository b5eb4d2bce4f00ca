package io.workbench.train.backend;

import io.workbench.data.InputException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether ND4J's CUDA binaries can run on the GPUs of this machine. ND4J spreads its threads over
 * all GPUs that it sees, so each must do.
 */
public final class CudaGpus {
  /**
   * The oldest driver for Linux that comes with CUDA 11.6, and knows how to tell the capability.
   *
   * @see <a href="https://docs.nvidia.com/cuda/archive/11.6.2/cuda-toolkit-release-notes/">CUDA
   *     11.6 release notes, table 3</a>
   */
  static final String OLDEST_DRIVER = "510.39.01";

  private static final Pattern GPU =
      Pattern.compile("(.+?)\\s*,\\s*(\\d+(?:\\.\\d+)*)\\s*,\\s*(\\d+)\\.(\\d+)");
  private static final String NO_DEVICES = "No devices were found";
  private static final String UNKNOWN_FIELD = "is not a valid field";

  private CudaGpus() {}

  /** The GPUs that CUDA would use, or one sentence that says why it cannot. */
  public static List<Gpu> requireUsable() {
    requirePlatform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    if ("".equals(System.getenv(NvidiaSmi.VISIBLE_DEVICES))) {
      throw refused("needs an NVIDIA GPU, but an empty CUDA_VISIBLE_DEVICES hides every one");
    }
    return requireUsable(NvidiaSmi.ask());
  }

  /** The launcher and the class path are for one platform; ND4J has no CUDA for Linux on ARM. */
  static void requirePlatform(String system, String architecture) {
    if (!system.equals("Linux") || !architecture.equals("amd64")) {
      throw refused(
          String.format(
              Locale.ROOT, "needs Linux on x86-64, but this is %s on %s", system, architecture));
    }
  }

  static List<Gpu> requireUsable(NvidiaSmi answer) {
    requireAnswer(answer);
    List<Gpu> gpus =
        answer.text().lines().filter(line -> !line.isBlank()).map(CudaGpus::gpu).toList();
    for (Gpu gpu : gpus) {
      requireDriver(gpu);
      requireCode(gpu);
    }
    return gpus;
  }

  private static void requireAnswer(NvidiaSmi answer) {
    if (answer.exitCode() == NvidiaSmi.NOT_FOUND) {
      throw refused("needs an NVIDIA GPU and its driver, but there is no nvidia-smi on the PATH");
    }
    if ((answer.text().isBlank() && answer.exitCode() == 0) || answer.text().contains(NO_DEVICES)) {
      throw refused("needs an NVIDIA GPU, but nvidia-smi found none");
    }
    if (answer.text().contains(UNKNOWN_FIELD)) {
      throw refused(
          String.format(
              Locale.ROOT,
              "needs NVIDIA's driver %s or newer, but nvidia-smi is of an older one",
              OLDEST_DRIVER));
    }
    if (answer.exitCode() != 0) {
      throw refused(
          String.format(
              Locale.ROOT,
              "needs a working NVIDIA driver, but nvidia-smi failed with exit code %d (%s)",
              answer.exitCode(),
              answer.firstLine()));
    }
  }

  private static Gpu gpu(String line) {
    Matcher matcher = GPU.matcher(line.strip());
    if (!matcher.matches()) {
      throw refused(
          String.format(
              Locale.ROOT,
              "needs a GPU's name, driver and compute capability, but nvidia-smi answered \"%s\"",
              line.strip()));
    }
    ComputeCapability capability =
        new ComputeCapability(
            Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4)));
    return new Gpu(matcher.group(1), matcher.group(2), capability);
  }

  private static void requireDriver(Gpu gpu) {
    if (Arrays.compare(numbers(gpu.driver()), numbers(OLDEST_DRIVER)) < 0) {
      throw refused(
          String.format(
              Locale.ROOT,
              "needs NVIDIA's driver %s or newer, but %s has %s",
              OLDEST_DRIVER,
              gpu.name(),
              gpu.driver()));
    }
  }

  private static void requireCode(Gpu gpu) {
    if (!gpu.isRunnable()) {
      throw refused(
          String.format(
              Locale.ROOT,
              "needs a GPU of compute capability 5.0 to 8.9 (or 3.7), for which ND4J's binaries hold code, but %s has %s",
              gpu.name(),
              gpu.capability()));
    }
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }

  private static InputException refused(String reason) {
    return new InputException("--backend cuda " + reason + BackendCheck.WAY_BACK);
  }
}
