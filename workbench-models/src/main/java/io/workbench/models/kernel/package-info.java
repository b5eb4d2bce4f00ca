/**
 * The compiled engine: a ComputationGraph of one of the four kinds turned into CPU kernels over
 * plain float arrays. Only this package knows how numbers lie in memory for the kernels, and only
 * it imports the Vector API; no data, no files and no training loop live here.
 */
@NullMarked
package io.workbench.models.kernel;

import org.jspecify.annotations.NullMarked;
