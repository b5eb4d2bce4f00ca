package io.workbench.train.loop;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Sets up ND4J's native side for training networks as small as these. */
final class NativeThreads {
  private NativeThreads() {}

  /**
   * Lets ND4J and its BLAS use the given number of threads, and stops ND4J from calling the garbage
   * collector on a timer: arrays of a training step live in workspaces.
   */
  static void use(int threads) {
    Nd4j.getMemoryManager().togglePeriodicGc(false);
    Nd4j.getEnvironment().setMaxThreads(threads);
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    Nd4j.factory().blas().setMaxThreads(threads);
  }
}
