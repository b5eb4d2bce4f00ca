package io.workbench.data.source;

import java.util.SplittableRandom;

/**
 * One course of {@link MarketEquations}, row by row. Every source of randomness is drawn in every
 * row, whether it is switched on or not, so that switching one leaves the others' numbers alone.
 */
final class MarketPath {
  /** Keeps what instruments have in common apart from what each has of its own. */
  private static final long COMMON = 0x5bd1e9955bd1e995L;

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** Mid prices before rounding. */
  final double[] mid;

  /** tanh(kappa z) of each row. */
  final double[] imbalance;

  /** Factor of the surprises' standard deviation that the spread shows. */
  final double[] volatility;

  private final SyntheticSpec spec;
  private final MarketParameters market;
  private final MarketEquations equations;
  private final SplittableRandom root;
  private final SplittableRandom[] liquidity;

  MarketPath(SyntheticSpec spec, MarketEquations equations, long[] timesMillis) {
    this.spec = spec;
    this.market = spec.market();
    this.equations = equations;
    this.root = new SplittableRandom(ownSeed(spec));
    mid = new double[timesMillis.length];
    imbalance = new double[timesMillis.length];
    volatility = new double[timesMillis.length];
    GaussianSource told = new GaussianSource(root.split());
    GaussianSource untold = new GaussianSource(root.split());
    GaussianSource bounce = new GaussianSource(root.split());
    liquidity = new SplittableRandom[] {root.split(), root.split()};
    move(timesMillis, told, untold, bounce);
  }

  private static long ownSeed(SyntheticSpec spec) {
    boolean alone = spec.market().correlation() == 0;
    return alone ? spec.seed() : spec.seed() ^ GOLDEN * (1L + spec.instrument().hashCode());
  }

  /** For the noise of the spread, and of the volume. */
  SplittableRandom[] liquidity() {
    return liquidity.clone();
  }

  private void move(
      long[] timesMillis, GaussianSource told, GaussianSource untold, GaussianSource bounce) {
    SplittableRandom common = new SplittableRandom(spec.seed() ^ COMMON);
    Shared surprises = new Shared(market.correlation(), new GaussianSource(common.split()), untold);
    Shared levels = shared(common);
    Reverting level = new Reverting(equations.levelMemory(), market.level().deviation());
    Reverting log = new Reverting(equations.volatilityMemory(), market.clustering().deviation());
    GaussianSource clusters = new GaussianSource(root.split());
    JumpSource jumps = new JumpSource(market.jumps(), spec.step(), root.split());
    RegimeSource regimes = new RegimeSource(market.regimes(), spec.step(), root.split());
    double x = market.deviation() * surprises.next();
    level.start(levels.next());
    log.start(clusters.next());
    for (int row = 0; row < mid.length; row++) {
      double around = equations.season(timesMillis[row]) + x + level.value() + regimes.shift();
      mid[row] = around + market.bounce() * bounce.next();
      volatility[row] = equations.volatility(log.value());
      double z = told.next();
      imbalance[row] = StrictMath.tanh(market.imbalance() * z);
      double surprise = equations.pull() * z + equations.unknown() * surprises.next();
      x = equations.phi() * x + volatility[row] * regimes.volatility() * surprise + jumps.next();
      level.move(levels.next());
      log.move(clusters.next());
      regimes.move();
    }
  }

  private Shared shared(SplittableRandom common) {
    return new Shared(
        market.correlation(), new GaussianSource(common.split()), new GaussianSource(root.split()));
  }
}
