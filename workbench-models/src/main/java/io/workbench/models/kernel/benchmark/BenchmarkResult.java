package io.workbench.models.kernel.benchmark;

/**
 * What a benchmark measured of one kind of network.
 *
 * @param kind rnn, gru, lstm or attention
 * @param parameters number of parameters
 * @param trainStepMs milliseconds of a training step, gathering its rows included: the median of
 *     blocks of 47 steps
 * @param trainWindowsPerSecond windows trained a second, at that median
 * @param oneWindowMs median milliseconds of predicting a single window
 * @param oneWindowP99Ms the same, 99th percentile
 * @param batchWindowsPerSecond windows predicted a second in batches of 1024, median
 * @param threads threads the engine was allowed
 * @param engine what ran: "compiled (…)" or "dl4j"
 * @param peakFraction multiply-adds of a training step's products a second, as a fraction of {@code
 *     peakGflops}
 * @param peakGflops floating-point operations (two a multiply-add) a second that all threads reach
 *     in registers alone, in units of 10⁹, measured in the same run
 */
public record BenchmarkResult(
    String kind,
    long parameters,
    double trainStepMs,
    double trainWindowsPerSecond,
    double oneWindowMs,
    double oneWindowP99Ms,
    double batchWindowsPerSecond,
    int threads,
    String engine,
    double peakFraction,
    double peakGflops) {}
