package io.workbench.train.backend;

import java.util.List;

/**
 * One NVIDIA GPU of this machine.
 *
 * @param driver its version, such as {@code 525.60.13}
 */
public record Gpu(String name, String driver, ComputeCapability capability) {
  /**
   * What the binaries of nd4j-cuda-11.6 1.0.0-M2.1 hold machine code for. They hold no PTX, so a
   * GPU of a later major number than the last cannot run them.
   */
  static final List<ComputeCapability> CODE =
      List.of(
          new ComputeCapability(3, 7),
          new ComputeCapability(5, 0),
          new ComputeCapability(5, 2),
          new ComputeCapability(6, 0),
          new ComputeCapability(6, 1),
          new ComputeCapability(7, 0),
          new ComputeCapability(7, 5),
          new ComputeCapability(8, 0),
          new ComputeCapability(8, 6));

  /** Whether ND4J's binaries hold code that runs on it. */
  boolean isRunnable() {
    return CODE.stream().anyMatch(capability::runs);
  }

  /** Whether ND4J's binaries hold code for exactly this generation. */
  public boolean hasOwnCode() {
    return CODE.contains(capability);
  }

  /** Name, capability and driver, as a person reads them. */
  @Override
  public String toString() {
    return name + " (compute capability " + capability + ", driver " + driver + ")";
  }
}
