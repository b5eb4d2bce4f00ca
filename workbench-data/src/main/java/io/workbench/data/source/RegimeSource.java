package io.workbench.data.source;

import java.time.Duration;
import java.util.SplittableRandom;

/** The market's regime, which begins calm. */
final class RegimeSource {
  private final Regimes regimes;
  private final double tightens;
  private final double calms;
  private final SplittableRandom random;
  private boolean tight;

  RegimeSource(Regimes regimes, Duration step, SplittableRandom random) {
    this.regimes = regimes;
    this.random = random;
    tightens = regimes.isOn() ? chance(step, regimes.calm()) : 0;
    calms = regimes.isOn() ? chance(step, regimes.tight()) : 1;
  }

  private static double chance(Duration step, Duration stay) {
    return -StrictMath.expm1(-(double) step.toMillis() / stay.toMillis());
  }

  /** What the regime adds to the price. */
  double shift() {
    return tight ? regimes.shift() : 0;
  }

  /** Its factor of the volatility. */
  double volatility() {
    return tight ? regimes.volatility() : 1;
  }

  void move() {
    double drawn = random.nextDouble();
    tight = tight ? drawn >= calms : drawn < tightens;
  }
}
