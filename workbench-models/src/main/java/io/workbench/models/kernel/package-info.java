/**
 * The compiled engine: a ComputationGraph of one of the four kinds turned into CPU kernels over
 * plain float arrays. Only this package knows how numbers lie in memory for the kernels, and only
 * it imports the Vector API, with its benchmark; no data, no files and no training loop live here.
 *
 * <p>To be read in this order: {@link io.workbench.models.kernel.CompiledNetwork}, what others see;
 * {@code GraphReader}, which graphs it takes; {@code ParameterLayout}, where numbers lie; {@code
 * TrainingStep} and its {@code NetworkPass}; the cells, such as {@code GruCell}; {@code Kernels},
 * the arithmetic, of which {@code ScalarKernels} is the reference; {@code Predictor}.
 */
@NullMarked
package io.workbench.models.kernel;

import org.jspecify.annotations.NullMarked;
