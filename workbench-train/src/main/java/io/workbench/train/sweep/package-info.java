/**
 * Sweeps: the trials of one search, their states, the journal that remembers them, the space that
 * is searched, and what runs them on this machine. What proposes candidates, gives trials up, runs
 * them on a cluster or reports lives in the packages below; no library that one of those needs is
 * imported here.
 */
@NullMarked
package io.workbench.train.sweep;

import org.jspecify.annotations.NullMarked;
