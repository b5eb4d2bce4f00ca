/**
 * A server on the loopback address that answers as SF Compute's documents say, faults included, for
 * tests and for the demonstration, with fixed books or those of synthetic markets. It knows of no
 * real market.
 */
@NullMarked
package io.workbench.data.source.sfcompute.stub;

import org.jspecify.annotations.NullMarked;
