package io.workbench.train.backend;

import io.workbench.data.InputException;
import java.util.List;

/** CUDA's own libraries, from the system or from the redistributable jar. */
final class CudaLibraries {
  /** JavaCPP's classes, each of which loads its library when it is initialised. */
  private static final List<String> CLASSES =
      List.of(
          "org.bytedeco.cuda.global.cudart",
          "org.bytedeco.cuda.global.cublas",
          "org.bytedeco.cuda.global.cusolver");

  private CudaLibraries() {}

  /** Loads what ND4J is going to need; fails with one sentence that names what is missing. */
  static void require() {
    try {
      for (String name : CLASSES) {
        Class.forName(name);
      }
    } catch (LinkageError | ClassNotFoundException e) {
      throw new InputException(
          "--backend cuda needs the libraries of CUDA 11.6, but loading them failed ("
              + reason(e)
              + "): install the CUDA 11.6 toolkit, or set WORKBENCH_CUDA_REDIST=true to have them downloaded (1.8 GB)"
              + BackendCheck.WAY_BACK,
          e);
    }
  }

  /** The innermost message without the path of the extracted file: "libX.so: cannot open …". */
  static String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return String.valueOf(innermost.getMessage()).replaceAll("^/\\S+: ", "");
  }
}
