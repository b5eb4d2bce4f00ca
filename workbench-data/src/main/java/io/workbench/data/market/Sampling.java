package io.workbench.data.market;

import io.workbench.data.InputException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How often snapshots were taken, and the longest step that still counts as one.
 *
 * @param step the usual time between two snapshots
 * @param maxStep two neighbours further apart than this have a gap between them
 */
public record Sampling(Duration step, Duration maxStep) {
  private static final double DEFAULT_TOLERANCE = 1.5;

  public Sampling {
    if (step.isNegative() || step.isZero()) {
      throw new InputException("The sampling step must be positive, but was " + step + ".");
    }
    if (maxStep.compareTo(step) < 0) {
      throw new InputException(
          "The longest step must be at least the step " + step + ", but was " + maxStep + ".");
    }
  }

  /**
   * The median step of the times, and one and a half times as much as the longest. Needs two times.
   *
   * <p>The times of the whole series decide it, those of its end included; no price does. Which
   * steps of the training part count as gaps may therefore depend on how often later snapshots were
   * taken. {@code data.step} in a run's YAML fixes the step instead.
   */
  public static Sampling infer(long[] timesMillis) {
    return ofStep(Duration.ofMillis(medianStepMillis(timesMillis)));
  }

  /**
   * What a source's settings say, and its times where they say nothing.
   *
   * @param step usual time between two snapshots; the median of the times where {@code null}
   * @param maxStep longest time that still counts as a step; one and a half steps where {@code
   *     null}
   * @param timesMillis at least two
   */
  public static Sampling of(
      @Nullable Duration step, @Nullable Duration maxStep, long[] timesMillis) {
    Sampling usual = step == null ? infer(timesMillis) : ofStep(step);
    return maxStep == null ? usual : new Sampling(usual.step(), maxStep);
  }

  /** The given step with the default tolerance of one and a half steps. */
  public static Sampling ofStep(Duration step) {
    return new Sampling(step, Duration.ofMillis(Math.round(step.toMillis() * DEFAULT_TOLERANCE)));
  }

  /** Whether the two neighbouring snapshots have a gap between them. */
  public boolean isGap(long beforeMillis, long afterMillis) {
    return afterMillis - beforeMillis > maxStep.toMillis();
  }

  private static long medianStepMillis(long[] timesMillis) {
    long[] steps = new long[timesMillis.length - 1];
    for (int row = 1; row < timesMillis.length; row++) {
      steps[row - 1] = timesMillis[row] - timesMillis[row - 1];
    }
    Arrays.sort(steps);
    return steps[steps.length / 2];
  }
}
