/**
 * Our own DL4J layers, GRU and attention pooling: configuration, implementation and parameter
 * initialiser of each; no graphs, no training.
 */
@NullMarked
package io.workbench.models.layer;

import org.jspecify.annotations.NullMarked;
