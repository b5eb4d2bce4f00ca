/**
 * The four recurrent networks as DL4J ComputationGraphs and how they are optimised; nothing here
 * reads data, trains or evaluates.
 */
@NullMarked
package io.workbench.models;

import org.jspecify.annotations.NullMarked;
