package io.workbench.data.source;

import java.time.Duration;
import java.util.SplittableRandom;

/** Jumps at random times, at most one a step. */
final class JumpSource {
  private final double chance;
  private final double deviation;
  private final SplittableRandom times;
  private final GaussianSource sizes;

  JumpSource(Jumps jumps, Duration step, SplittableRandom random) {
    double expected = jumps.perDay() * step.toMillis() / Duration.ofDays(1).toMillis();
    chance = jumps.isOn() ? -StrictMath.expm1(-expected) : 0;
    deviation = jumps.deviation();
    times = random.split();
    sizes = new GaussianSource(random.split());
  }

  /** The jump of the next step, 0 for none. */
  double next() {
    boolean jumps = times.nextDouble() < chance;
    double size = deviation * sizes.next();
    return jumps ? size : 0;
  }
}
