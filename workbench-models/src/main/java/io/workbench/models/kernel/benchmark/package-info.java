/**
 * What the networks cost in time, measured on either engine for {@code bench}; nothing that trains
 * or forecasts for a result. To be read in this order: {@link
 * io.workbench.models.kernel.benchmark.BenchmarkSpec}, {@link
 * io.workbench.models.kernel.benchmark.KernelBenchmark}, {@code BenchmarkSubject}, {@code
 * StepCost}, {@code MultiplyAddPeak}.
 */
@NullMarked
package io.workbench.models.kernel.benchmark;

import org.jspecify.annotations.NullMarked;
