/**
 * Sweeps: the trials of one search, their states and the journal that remembers them. Proposers,
 * executors and reports live in the packages below; no library that one of those needs is imported
 * here.
 */
@NullMarked
package io.workbench.train.sweep;

import org.jspecify.annotations.NullMarked;
