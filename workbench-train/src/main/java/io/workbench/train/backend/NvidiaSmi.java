package io.workbench.train.backend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What {@code nvidia-smi}, which comes with NVIDIA's driver, answered.
 *
 * @param exitCode as a shell gives it: 127 for not found, 124 for no answer in time
 * @param text stdout and stderr
 */
record NvidiaSmi(int exitCode, String text) {
  static final int NOT_FOUND = 127;
  static final int TIMED_OUT = 124;

  /** Which GPUs CUDA may see: indices or identifiers with commas between; all where it is unset. */
  static final String VISIBLE_DEVICES = "CUDA_VISIBLE_DEVICES";

  private static final Pattern IDS = Pattern.compile("(\\d+|GPU-[\\w-]+)(,(\\d+|GPU-[\\w-]+))*");
  // Waking a GPU without the persistence daemon takes some seconds.
  private static final long PATIENCE_SECONDS = 60;

  /** Asks for the name, driver and compute capability of the GPUs that CUDA may see. */
  static NvidiaSmi ask() {
    Process process;
    try {
      String visible = Optional.ofNullable(System.getenv(VISIBLE_DEVICES)).orElse("");
      process = new ProcessBuilder(command(visible)).redirectErrorStream(true).start();
    } catch (IOException notFound) {
      return new NvidiaSmi(NOT_FOUND, "");
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new NvidiaSmi(TIMED_OUT, "no answer within " + PATIENCE_SECONDS + " seconds");
      }
      byte[] text = process.getInputStream().readAllBytes();
      return new NvidiaSmi(process.exitValue(), new String(text, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return new NvidiaSmi(1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return new NvidiaSmi(TIMED_OUT, "interrupted");
    }
  }

  /** The command line; what is not a plain list of GPUs, such as a MIG slice, asks for all. */
  static List<String> command(String visible) {
    List<String> command = new ArrayList<>();
    command.add("nvidia-smi");
    command.add("--query-gpu=name,driver_version,compute_cap");
    command.add("--format=csv,noheader");
    if (IDS.matcher(visible).matches()) {
      command.add("--id=" + visible);
    }
    return command;
  }

  /** The first line, for a message. */
  String firstLine() {
    return text.lines().findFirst().orElse("").strip();
  }
}
