/**
 * What proposes a sweep's candidates: Arbiter's candidate generators and further ones in their
 * mould, over a parameter space of ours. The only importer of Arbiter; a proposal follows from its
 * number and the results that it knows, so that nothing kept between two of them changes one.
 */
@NullMarked
package io.workbench.train.sweep.arbiter;

import org.jspecify.annotations.NullMarked;
