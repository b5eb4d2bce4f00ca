package io.workbench.models.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the fastest kernels that the running virtual machine has. */
public final class KernelProvider {
  private static final Logger LOG = LoggerFactory.getLogger(KernelProvider.class);
  private static final String MODULE = "jdk.incubator.vector";

  private KernelProvider() {}

  /** Whether the virtual machine was started with the Vector API. */
  public static boolean vectorApi() {
    return ModuleLayer.boot().findModule(MODULE).isPresent();
  }

  /** The Vector API's kernels, or else the scalar ones, saying why they are slow. */
  static Kernels best() {
    return best(vectorApi());
  }

  static Kernels best(boolean vectorApi) {
    if (vectorApi) {
      return new VectorKernels();
    }
    LOG.warn(
        "The compiled engine runs scalar kernels, many times slower, since the virtual machine was"
            + " started without the Vector API; start it with --add-modules {}.",
        MODULE);
    return new ScalarKernels();
  }
}
