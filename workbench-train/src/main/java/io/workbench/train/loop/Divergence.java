package io.workbench.train.loop;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says when a loss shows that training has gone wrong. */
final class Divergence {
  /** A standardised target has a loss near 1 without any learning; this is far beyond recovery. */
  static final double LARGEST_LOSS = 1e6;

  private Divergence() {}

  /** A sentence, or null when the loss is sound. */
  static @Nullable String problem(String which, double loss, int epoch, double learningRate) {
    if (Double.isNaN(loss)) {
      return sentence("became NaN", which, epoch, learningRate);
    }
    if (loss > LARGEST_LOSS) {
      return sentence("exploded beyond " + LARGEST_LOSS, which, epoch, learningRate);
    }
    return null;
  }

  private static String sentence(String what, String which, int epoch, double learningRate) {
    return String.format(
        Locale.ROOT,
        "The %s loss %s in epoch %d at a learning rate of %s.",
        which,
        what,
        epoch,
        learningRate);
  }
}
