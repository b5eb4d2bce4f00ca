package io.workbench.train.sweep.arbiter;

/** Seeds of seeds. */
final class Seeds {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Seeds() {}

  /**
   * The number-th value of the SplitMix64 generator (Steele, Lea and Flood, 2014) started at a
   * scrambled seed: neighbouring seeds and numbers have nothing in common.
   */
  static long mix(long seed, long number) {
    return finished(finished(seed) + (number + 1) * GOLDEN);
  }

  private static long finished(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
