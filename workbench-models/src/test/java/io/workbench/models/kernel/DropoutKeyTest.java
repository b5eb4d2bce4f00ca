package io.workbench.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DropoutKeyTest {
  private static final int COUNT = 100_000;

  private static boolean[] kept(DropoutKey key, long seed, int step, int layer) {
    key.set(seed, step, layer);
    boolean[] kept = new boolean[COUNT];
    for (int element = 0; element < COUNT; element++) {
      kept[element] = key.factor(element) != 0;
    }
    return kept;
  }

  private static double share(boolean[] a, boolean[] b) {
    int both = 0;
    for (int index = 0; index < COUNT; index++) {
      both += a[index] && b[index] ? 1 : 0;
    }
    return (double) both / COUNT;
  }

  /** Five standard deviations of a share p of n independent numbers: 5 √(p (1 - p) / n). */
  private static double spread(double p) {
    return 5 * Math.sqrt(p * (1 - p) / COUNT);
  }

  @Test
  void keepsTheWantedShareAndScalesIt() {
    for (double dropped : new double[] {0, 0.2, 0.5, 0.9}) {
      DropoutKey key = new DropoutKey(dropped);
      boolean[] kept = kept(key, 42, 7, 1);
      double p = 1 - dropped;
      assertThat(share(kept, kept)).isCloseTo(p, within(spread(p) + 1e-9));
      assertThat(key.scale).isEqualTo((float) (1 / p));
    }
  }

  @Test
  void neighboursStepsLayersAndSeedsAreIndependent() {
    DropoutKey key = new DropoutKey(0.2);
    boolean[] kept = kept(key, 42, 7, 1);
    boolean[] shifted = new boolean[COUNT];
    System.arraycopy(kept, 1, shifted, 0, COUNT - 1);
    boolean[][] others = {
      shifted, kept(key, 42, 8, 1), kept(key, 42, 7, 2), kept(key, 43, 7, 1), kept(key, 7, 42, 1)
    };
    double p = 0.8 * 0.8;
    for (boolean[] other : others) {
      assertThat(share(kept, other)).isCloseTo(p, within(spread(p)));
    }
  }

  /**
   * The key of a layer is SplitMix64's, whose numbers java.util.SplittableRandom gives: of a seed's
   * step, then of what that and the layer make.
   */
  @Test
  void keysAreThoseOfSplitMix64() {
    DropoutKey key = new DropoutKey(0.2);
    for (long seed : new long[] {0, 42, -7}) {
      SplittableRandom steps = new SplittableRandom(seed);
      for (int step = 1; step < 5; step++) {
        long ofStep = steps.nextLong();
        for (int layer = 0; layer < 3; layer++) {
          key.set(seed, step, layer);
          long expected = new SplittableRandom(ofStep + layer - 0x9E3779B97F4A7C15L).nextLong();
          assertThat(((long) key.key2 << 32) + Integer.toUnsignedLong(key.key1))
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void sameKeyDropsTheSame() {
    assertThat(kept(new DropoutKey(0.2), 42, 7, 1))
        .containsExactly(kept(new DropoutKey(0.2), 42, 7, 1));
  }
}
