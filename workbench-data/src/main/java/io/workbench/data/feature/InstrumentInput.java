package io.workbench.data.feature;

import java.util.Arrays;
import java.util.Set;

/**
 * Which instrument a series is of, as one of the inputs of a model that learns from several: 1 in
 * all rows of the instrument's own series and 0 in all others', not scaled.
 *
 * @param instrument name of the instrument
 */
record InstrumentInput(String instrument) implements Feature {
  private static final String PREFIX = "instrument_";

  @Override
  public String name() {
    return PREFIX + instrument;
  }

  @Override
  public Set<String> requires() {
    return Set.of();
  }

  @Override
  public boolean isScaled() {
    return false;
  }

  @Override
  public int historyRows() {
    return 0;
  }

  @Override
  public double[] compute(FeatureInput input) {
    double[] values = new double[input.series().size()];
    Arrays.fill(values, input.series().instrument().name().equals(instrument) ? 1 : 0);
    return values;
  }
}
