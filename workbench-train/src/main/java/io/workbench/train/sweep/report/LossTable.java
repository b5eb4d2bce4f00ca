package io.workbench.train.sweep.report;

import io.workbench.train.run.TestForecasts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The losses of all candidates and of the naive forecasts beside each, over the instants that all
 * of them have windows at: one window, or the mean of several instruments', whose losses at an
 * instant are no independent evidence. Candidates of the same windows share their naive forecasts'
 * series.
 *
 * @param trials numbers of the candidates
 * @param baselines names of the naive forecasts that all candidates have
 * @param series {@code [series][windows]}: the candidates first, in the order of {@code trials}
 * @param baselineSeries {@code [baselines][trials]}: which series is a trial's naive forecast
 */
record LossTable(int[] trials, List<String> baselines, double[][] series, int[][] baselineSeries) {

  /** A trial's losses are the means over its seeds, window by window. */
  static LossTable of(List<Candidate> candidates, ErrorLoss loss) {
    long[] times = commonTimes(candidates);
    List<double[]> series = new ArrayList<>();
    for (Candidate candidate : candidates) {
      series.add(meanLoss(candidate, times, loss));
    }
    List<String> baselines = commonBaselines(candidates);
    int[][] baselineSeries = new int[baselines.size()][candidates.size()];
    for (int baseline = 0; baseline < baselines.size(); baseline++) {
      int first = series.size();
      for (int trial = 0; trial < candidates.size(); trial++) {
        TestForecasts forecasts = candidates.get(trial).seeds().get(0);
        double[] losses =
            losses(forecasts, forecasts.baseline(baselines.get(baseline)), times, loss);
        baselineSeries[baseline][trial] = indexOf(losses, series, first);
      }
    }
    int[] trials = candidates.stream().mapToInt(Candidate::trial).toArray();
    return new LossTable(trials, baselines, series.toArray(new double[0][]), baselineSeries);
  }

  int windows() {
    return series[0].length;
  }

  /** The place of a series among those from {@code first} on, where it is put if it is new. */
  private static int indexOf(double[] losses, List<double[]> series, int first) {
    for (int index = first; index < series.size(); index++) {
      if (Arrays.equals(series.get(index), losses)) {
        return index;
      }
    }
    series.add(losses);
    return series.size() - 1;
  }

  private static double[] meanLoss(Candidate candidate, long[] times, ErrorLoss loss) {
    double[] mean = new double[times.length];
    for (TestForecasts forecasts : candidate.seeds()) {
      double[] losses = losses(forecasts, forecasts.forecast(), times, loss);
      for (int window = 0; window < mean.length; window++) {
        mean[window] += losses[window] / candidate.seeds().size();
      }
    }
    return mean;
  }

  private static double[] losses(
      TestForecasts forecasts, double[] foretold, long[] times, ErrorLoss loss) {
    double[] losses = new double[times.length];
    int row = 0;
    for (int window = 0; window < times.length; window++) {
      while (forecasts.timesMillis()[row] != times[window]) {
        row++;
      }
      int first = row;
      for (; row < forecasts.size() && forecasts.timesMillis()[row] == times[window]; row++) {
        losses[window] += loss.of(forecasts.actual()[row] - foretold[row]);
      }
      losses[window] /= row - first;
    }
    return losses;
  }

  private static long[] commonTimes(List<Candidate> candidates) {
    long[] common = instants(candidates.get(0).seeds().get(0));
    for (Candidate candidate : candidates) {
      for (TestForecasts forecasts : candidate.seeds()) {
        long[] instants = instants(forecasts);
        if (!Arrays.equals(common, instants)) {
          common = intersection(common, instants);
        }
      }
    }
    return common;
  }

  private static long[] instants(TestForecasts forecasts) {
    return forecasts.instruments().isEmpty()
        ? forecasts.timesMillis()
        : Arrays.stream(forecasts.timesMillis()).distinct().toArray();
  }

  private static long[] intersection(long[] some, long[] others) {
    long[] common = new long[Math.min(some.length, others.length)];
    int count = 0;
    for (long time : some) {
      if (Arrays.binarySearch(others, time) >= 0) {
        common[count++] = time;
      }
    }
    return Arrays.copyOf(common, count);
  }

  private static List<String> commonBaselines(List<Candidate> candidates) {
    List<String> names = new ArrayList<>(candidates.get(0).seeds().get(0).baselineNames());
    for (Candidate candidate : candidates) {
      names.retainAll(candidate.seeds().get(0).baselineNames());
    }
    return names;
  }
}
