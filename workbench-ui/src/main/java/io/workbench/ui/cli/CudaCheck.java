package io.workbench.ui.cli;

import io.workbench.train.backend.CudaGpus;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * What the launcher asks before it downloads ND4J's CUDA backend, 600 MB: whether this machine has
 * a GPU that can run it.
 */
final class CudaCheck {
  private CudaCheck() {}

  /** Ends the process with 0, or with 2 and one sentence. */
  public static void main(String[] arguments) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(Main.isUsable(CudaGpus::requireUsable, err) ? 0 : ErrorSentences.BAD_INPUT);
  }
}
