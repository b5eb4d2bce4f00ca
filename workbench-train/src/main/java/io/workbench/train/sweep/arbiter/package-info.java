/**
 * What proposes a sweep's candidates: Arbiter's candidate generators and further ones in their
 * mould, over a parameter space of ours. The only importer of Arbiter; nothing here keeps state
 * from one proposal to the next.
 */
@NullMarked
package io.workbench.train.sweep.arbiter;

import org.jspecify.annotations.NullMarked;
