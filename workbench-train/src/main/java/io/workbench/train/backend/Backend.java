package io.workbench.train.backend;

import io.workbench.data.InputException;
import java.util.Locale;
import org.nd4j.linalg.factory.Nd4j;

/** Where ND4J computes. A build holds one backend, never two: ND4J would pick by itself. */
public enum Backend {
  /** The native CPU backend, the default. */
  CPU,
  /** CUDA 11.6 on an NVIDIA GPU. */
  CUDA;

  /** System property that the launcher sets from {@code --backend}. */
  public static final String PROPERTY = "workbench.backend";

  /** The one that was asked for; the CPU where nothing was said. */
  public static Backend chosen() {
    return named(System.getProperty(PROPERTY, CPU.toString()));
  }

  /** The one that ND4J loaded, or loads now. */
  public static Backend running() {
    return Nd4j.getEnvironment().isCPU() ? CPU : CUDA;
  }

  static Backend named(String name) {
    for (Backend backend : values()) {
      if (backend.toString().equals(name)) {
        return backend;
      }
    }
    throw new InputException("--backend must be cpu or cuda, but was \"" + name + "\".");
  }

  /** As after {@code --backend}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
