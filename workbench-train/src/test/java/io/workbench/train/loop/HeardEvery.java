package io.workbench.train.loop;

import org.deeplearning4j.optimize.api.TrainingListener;

/** Listeners that hear the iterations whose number, from 0, is a multiple of n. */
public final class HeardEvery {
  private HeardEvery() {}

  public static SampledListener of(TrainingListener listener, int iterations) {
    return new SampledListener(listener, iteration -> iteration % iterations == 0);
  }
}
