package io.workbench.train.backend;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Sets up ND4J's native side for training networks as small as these. */
public final class NativeThreads {
  private NativeThreads() {}

  /**
   * Lets ND4J and its BLAS use the given number of threads, and stops ND4J from calling the garbage
   * collector on a timer: arrays of a training step live in workspaces.
   *
   * <p>On CUDA it changes nothing: what is the number of OpenMP threads here is the size of a block
   * of GPU threads there, and the collector is what frees the GPU's memory.
   */
  public static void use(int threads) {
    if (Backend.running() != Backend.CPU) {
      return;
    }
    Nd4j.getMemoryManager().togglePeriodicGc(false);
    Nd4j.getEnvironment().setMaxThreads(threads);
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    Nd4j.factory().blas().setMaxThreads(threads);
  }
}
