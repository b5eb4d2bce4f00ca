package io.workbench.models.kernel;

/**
 * How a compiled network is run.
 *
 * @param threads threads a training step or a batch of predictions may use, at least 1
 * @param clipNorm the gradient is scaled down to this norm where it is longer; infinite for never
 * @param dropoutSeed decides, with the iteration, which numbers are dropped
 */
public record EngineSettings(int threads, double clipNorm, long dropoutSeed) {

  /** Refuses numbers out of range. */
  public EngineSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, but were " + threads + ".");
    }
    if (!(clipNorm > 0)) {
      throw new IllegalArgumentException("clipNorm must be above 0, but was " + clipNorm + ".");
    }
  }
}
