/**
 * Sweeps: what runs the trials of a search on this machine, follows them through the sweep's
 * folder, and stops them. The journal, the space that is searched, and what proposes candidates,
 * gives trials up, runs them on a cluster or reports live in the packages below, none of which but
 * the cluster's depends on this one; no library that one of those needs is imported here.
 */
@NullMarked
package io.workbench.train.sweep;

import org.jspecify.annotations.NullMarked;
