package io.workbench.train.loop;

import java.util.Random;

/**
 * The seeds that a run's one seed gives: for initial parameters, the order of windows, and dropout.
 * Each epoch has its own, so that a resumed run draws what an uninterrupted one would have drawn.
 *
 * @param init of the initial parameters, the run's seed itself
 * @param shuffle of the orders of windows
 * @param dropout of the dropout masks
 */
public record RunSeeds(long init, long shuffle, long dropout) {
  /** The three seeds of a run. */
  public static RunSeeds of(long seed) {
    return new RunSeeds(seed, mix(seed, 1), mix(seed, 2));
  }

  /** Window numbers 0 to {@code windows - 1} in the epoch's order (Fisher–Yates). */
  int[] order(int windows, int epoch) {
    int[] order = new int[windows];
    for (int index = 0; index < windows; index++) {
      order[index] = index;
    }
    Random random = new Random(mix(shuffle, epoch));
    for (int last = windows - 1; last > 0; last--) {
      int chosen = random.nextInt(last + 1);
      int kept = order[last];
      order[last] = order[chosen];
      order[chosen] = kept;
    }
    return order;
  }

  long dropoutOfEpoch(int epoch) {
    return mix(dropout, epoch);
  }

  /** SplitMix64's finaliser (Steele, Lea and Flood 2014) on the stream's n-th state, 31 bits. */
  private static long mix(long seed, long stream) {
    long bits = seed + stream * 0x9E3779B97F4A7C15L;
    bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return (bits ^ (bits >>> 31)) >>> 33;
  }
}
