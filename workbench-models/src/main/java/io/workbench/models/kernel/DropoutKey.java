package io.workbench.models.kernel;

/**
 * Decides which numbers are dropped: a pure function of seed, step, layer and the number's place in
 * the batch. So the same seed drops the same numbers whatever the number of threads, in whichever
 * implementation, and after a resumed run.
 *
 * <p>A 32-bit counter is mixed twice with the two halves of a key; the mixing is the "lowbias32"
 * hash, whose every input bit flips every output bit with nearly even odds. Kept numbers are
 * divided by the probability of keeping them, as DL4J and PyTorch do.
 *
 * @see <a href="https://nullprogram.com/blog/2018/07/31/">Wellons, Prospecting for Hash Functions,
 *     2018</a>
 */
final class DropoutKey {
  static final int MULTIPLIER_1 = 0x7feb352d;
  static final int MULTIPLIER_2 = 0x846ca68b;

  /** The hash keeps 24 bits, which compare without sign. */
  static final int BITS = 24;

  /** A number is kept when its 24 bits are below this. */
  final int threshold;

  /** Factor of a kept number. */
  final float scale;

  int key1;
  int key2;

  DropoutKey(double dropped) {
    double kept = 1 - dropped;
    threshold = (int) Math.round(kept * (1 << BITS));
    scale = (float) (1 / kept);
  }

  /** Sets the key of one layer in one step. */
  void set(long seed, int step, int layer) {
    long key = mix(mix(seed + step * 0x9E3779B97F4A7C15L) + layer);
    key1 = (int) key;
    key2 = (int) (key >>> 32);
  }

  /** The factor of a number: 0, or {@link #scale}. */
  float factor(int element) {
    int bits = hash(hash(element + key1) + key2) >>> (32 - BITS);
    return bits < threshold ? scale : 0;
  }

  static int hash(int value) {
    int x = value;
    x ^= x >>> 16;
    x *= MULTIPLIER_1;
    x ^= x >>> 15;
    x *= MULTIPLIER_2;
    return x ^ (x >>> 16);
  }

  /** SplitMix64's output function. */
  private static long mix(long value) {
    long x = value;
    x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
