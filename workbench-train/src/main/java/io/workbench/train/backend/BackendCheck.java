package io.workbench.train.backend;

import io.workbench.data.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a backend that this machine or this class path cannot run, before ND4J is touched: left
 * to itself, ND4J prints stack traces, or computes somewhere else without a word.
 */
public final class BackendCheck {
  /** Ends every sentence that refuses CUDA. */
  static final String WAY_BACK =
      "; leave the option out, or say --backend cpu, to compute on the CPU.";

  private static final Logger LOG = LoggerFactory.getLogger(BackendCheck.class);
  private static final String PROVIDERS = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
  private static final String CUDA_PROVIDER = "org.nd4j.linalg.jcublas.JCublasBackend";

  private BackendCheck() {}

  /** Fails with one sentence unless the chosen backend can run here. */
  public static void requireUsable() {
    Backend chosen = Backend.chosen();
    if (chosen == Backend.CUDA) {
      CudaGpus.requireUsable().forEach(BackendCheck::warn);
    }
    requireOnly(chosen, providers());
    if (chosen == Backend.CUDA) {
      CudaLibraries.require();
    }
  }

  /** The class path must hold the chosen backend and no other. */
  static void requireOnly(Backend chosen, List<String> providers) {
    boolean isChosen =
        providers.size() == 1 && (chosen == Backend.CUDA) == providers.get(0).equals(CUDA_PROVIDER);
    if (!isChosen) {
      throw new InputException(
          "With the backend "
              + chosen
              + " the class path must hold it and no other, but holds "
              + (providers.isEmpty() ? "none" : String.join(", ", providers))
              + ": start with ./workbench --backend "
              + chosen
              + ".");
    }
  }

  /** Class names of the backends that ND4J would find. */
  static List<String> providers() {
    List<String> names = new ArrayList<>();
    try {
      ClassLoader loader = BackendCheck.class.getClassLoader();
      for (URL file : Collections.list(loader.getResources(PROVIDERS))) {
        names.addAll(lines(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names.stream().distinct().toList();
  }

  private static List<String> lines(URL file) throws IOException {
    URLConnection connection = file.openConnection();
    connection.setUseCaches(false);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(line -> line.replaceAll("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }

  private static void warn(Gpu gpu) {
    if (!gpu.hasOwnCode()) {
      LOG.warn(
          "{} has compute capability {}: ND4J's code for an earlier {}.x runs on it by NVIDIA's compatibility, but that was never tried.",
          gpu.name(),
          gpu.capability(),
          gpu.capability().major());
    }
  }
}
