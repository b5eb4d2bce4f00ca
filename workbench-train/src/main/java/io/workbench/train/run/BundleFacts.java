package io.workbench.train.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says in {@code workbench/bundle.json} of the input its network was trained on.
 *
 * @param version of this layout
 * @param features names in order
 * @param featuresHash of names and formulas
 * @param featureMean of each feature over the training rows
 * @param featureStd of each feature over the training rows
 * @param targetMean of the target over the training windows, in price units
 * @param targetStd of the target over the training windows, in price units
 * @param stepMillis usual time between two rows of the training data
 * @param maxStepMillis longest time between two rows that was not a gap
 * @param probeInput one window, {@code [steps, features]} row by row
 * @param probeOutput what the network put out for it
 * @param intervals around the forecasts; absent in bundles that were written before there were any
 */
record BundleFacts(
    int version,
    List<String> features,
    String featuresHash,
    double[] featureMean,
    double[] featureStd,
    double targetMean,
    double targetStd,
    long stepMillis,
    long maxStepMillis,
    double[] probeInput,
    double probeOutput,
    @Nullable List<Interval> intervals) {
  static final int VERSION = 1;
}
