package io.workbench.train.backend;

/**
 * The generation of a GPU, such as 8.6.
 *
 * @param major code runs on its own major number only
 * @param minor code runs on its own minor number and later ones
 * @see <a href="https://docs.nvidia.com/cuda/archive/11.6.2/cuda-c-programming-guide/">CUDA C
 *     Programming Guide 11.6, 3.1.2 Binary Compatibility</a>
 */
public record ComputeCapability(int major, int minor) {
  /** Whether machine code built for another capability runs on this one. */
  boolean runs(ComputeCapability code) {
    return code.major == major && code.minor <= minor;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
