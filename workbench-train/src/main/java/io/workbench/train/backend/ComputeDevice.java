package io.workbench.train.backend;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.nd4j.linalg.api.environment.Nd4jEnvironment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** What results and the doctor say of the backend that computes, and on which device. */
public final class ComputeDevice {
  private ComputeDevice() {}

  /**
   * ND4J's backend with the CPU flavour of its binary, or with the GPU that the calling thread
   * computes on.
   */
  public static String description() {
    String name = Nd4j.getBackend().getClass().getSimpleName();
    return Backend.running() == Backend.CPU
        ? name + " " + cpuFlavour()
        : name
            + " on "
            + gpu(
                Nd4j.getExecutioner().getEnvironmentInformation(),
                Nd4j.getAffinityManager().getDeviceForCurrentThread());
  }

  /** The name and capability of one device among those that ND4J's executioner tells. */
  static String gpu(Properties information, int device) {
    if (information.get(Nd4jEnvironment.CUDA_DEVICE_INFORMATION_KEY) instanceof List<?> devices
        && device < devices.size()
        && devices.get(device) instanceof Map<?, ?> facts) {
      return String.format(
          Locale.ROOT,
          "%s (compute capability %s.%s)",
          facts.get(Nd4jEnvironment.CUDA_DEVICE_NAME_KEY),
          facts.get(Nd4jEnvironment.CUDA_DEVICE_MAJOR_VERSION_KEY),
          facts.get(Nd4jEnvironment.CUDA_DEVICE_MINOR_VERSION_KEY));
    }
    return "device " + device;
  }

  /** The instructions that ND4J's binary was built for. */
  private static String cpuFlavour() {
    return switch (NativeOpsHolder.getInstance().getDeviceNativeOps().binaryLevel()) {
      case 1 -> "x86-64";
      case 2 -> "avx2";
      case 3 -> "avx512";
      default -> "generic";
    };
  }
}
