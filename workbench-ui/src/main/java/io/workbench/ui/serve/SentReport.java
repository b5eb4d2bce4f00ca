package io.workbench.ui.serve;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.api.Histogram;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.deeplearning4j.ui.model.stats.api.StatsType;
import org.deeplearning4j.ui.model.stats.impl.SbeStatsReport;
import org.jspecify.annotations.Nullable;

/**
 * What DL4J's pages show of one iteration, on its way to another process. DL4J's own encoding is
 * not taken from anybody: whoever reads it makes arrays as long as the sender says.
 *
 * @param time in milliseconds since 1970
 * @param iteration from 0
 * @param runtimeMillis since the first iteration
 * @param examples so far
 * @param examplesPerSecond since the report before
 * @param iterationsPerSecond since the report before
 * @param memory bytes of the heap, the heap's most, off the heap, and its most
 * @param maps numbers by layer or parameter, by what they are
 * @param histograms of parameters and updates, by what they are
 */
record SentReport(
    long time,
    int iteration,
    double score,
    long runtimeMillis,
    long examples,
    double examplesPerSecond,
    double iterationsPerSecond,
    long[] memory,
    Map<String, Map<String, Double>> maps,
    Map<String, Map<String, Bins>> histograms) {
  private static final int MEMORY = 4;
  private static final int POINT_BYTES = 512;
  private static final int BINS_BYTES = 64;
  private static final int MOST_NAMES = 512;
  private static final int MOST_BINS = 100;
  private static final String RATES = "learningRates";

  /** One histogram. */
  record Bins(double min, double max, int[] counts) {
    boolean isSound() {
      return counts != null
          && counts.length <= MOST_BINS
          && Double.isFinite(min)
          && Double.isFinite(max);
    }
  }

  /** The report's part that the pages show. */
  static SentReport of(StatsReport report) {
    Map<String, Map<String, Double>> maps = new TreeMap<>();
    put(maps, RATES, report.getLearningRates());
    Map<String, Map<String, Bins>> histograms = new TreeMap<>();
    for (StatsType type : StatsType.values()) {
      put(maps, "mean" + type, report.getMean(type));
      put(maps, "stdev" + type, report.getStdev(type));
      put(maps, "magnitude" + type, report.getMeanMagnitudes(type));
      if (report.hasHistograms(type)) {
        Map<String, Bins> bins = new TreeMap<>();
        report
            .getHistograms(type)
            .forEach(
                (name, one) ->
                    bins.put(name, new Bins(one.getMin(), one.getMax(), one.getBinCounts())));
        histograms.put(type.toString(), bins);
      }
    }
    return new SentReport(
        report.getTimeStamp(),
        report.getIterationCount(),
        report.getScore(),
        report.getTotalRuntimeMs(),
        report.getTotalExamples(),
        report.getExamplesPerSecond(),
        report.getMinibatchesPerSecond(),
        new long[] {
          report.getJvmCurrentBytes(),
          report.getJvmMaxBytes(),
          report.getOffHeapCurrentBytes(),
          report.getOffHeapMaxBytes()
        },
        maps,
        histograms);
  }

  private static void put(
      Map<String, Map<String, Double>> maps, String key, @Nullable Map<String, Double> values) {
    if (values != null) {
      maps.put(key, values);
    }
  }

  /** Whether all is there, finite, of a bounded size and with names that a page may show. */
  boolean isSound() {
    return memory != null
        && memory.length == MEMORY
        && maps != null
        && histograms != null
        && iteration >= 0
        && Stream.of(score, examplesPerSecond, iterationsPerSecond).allMatch(Double::isFinite)
        && Stream.concat(maps.values().stream(), histograms.values().stream())
            .allMatch(map -> map != null && map.size() <= MOST_NAMES && areNames(map))
        && maps.values().stream()
            .flatMap(map -> map.values().stream())
            .allMatch(value -> value != null && Double.isFinite(value))
        && histograms.values().stream()
            .flatMap(map -> map.values().stream())
            .allMatch(bins -> bins != null && bins.isSound());
  }

  private static boolean areNames(Map<String, ?> map) {
    return map.keySet().stream().allMatch(SentStart::isName);
  }

  /** About how many bytes it keeps in memory when its histograms have gone. */
  long bytes() {
    return POINT_BYTES
        + maps.values().stream()
            .flatMap(map -> map.keySet().stream())
            .mapToLong(SentStart::bytes)
            .sum();
  }

  /** About how many bytes its histograms keep. */
  long histogramBytes() {
    long bytes = 0;
    for (Map<String, Bins> map : histograms.values()) {
      for (Map.Entry<String, Bins> one : map.entrySet()) {
        bytes += SentStart.bytes(one.getKey()) + BINS_BYTES;
        bytes += (long) Integer.BYTES * one.getValue().counts().length;
      }
    }
    return bytes;
  }

  /** The report as a session's storage takes it. */
  Persistable report(String session) {
    StatsReport report = new SbeStatsReport();
    report.reportIDs(session, StatsListener.TYPE_ID, RunReports.WORKER, time);
    report.reportIterationCount(iteration);
    report.reportScore(score);
    report.reportPerformance(
        runtimeMillis, examples, iteration + 1L, examplesPerSecond, iterationsPerSecond);
    report.reportMemoryUse(memory[0], memory[1], memory[2], memory[3], null, null);
    if (maps.get(RATES) != null) {
      report.reportLearningRates(maps.get(RATES));
    }
    for (StatsType type : StatsType.values()) {
      report.reportMean(type, maps.get("mean" + type));
      report.reportStdev(type, maps.get("stdev" + type));
      report.reportMeanMagnitudes(type, maps.get("magnitude" + type));
      Map<String, Bins> bins = histograms.get(type.toString());
      if (bins != null) {
        report.reportHistograms(type, histograms(bins));
      }
    }
    return report;
  }

  private static Map<String, Histogram> histograms(Map<String, Bins> bins) {
    Map<String, Histogram> made = new TreeMap<>();
    bins.forEach(
        (name, one) ->
            made.put(name, new Histogram(one.min(), one.max(), one.counts().length, one.counts())));
    return made;
  }
}
