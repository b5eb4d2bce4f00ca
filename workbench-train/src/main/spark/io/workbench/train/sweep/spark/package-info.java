/**
 * Runs a sweep's trials as tasks of an Apache Spark cluster. The only importer of Spark, compiled
 * and loaded only where Spark is asked for; what a trial is and what becomes of it is decided
 * elsewhere.
 */
@NullMarked
package io.workbench.train.sweep.spark;

import org.jspecify.annotations.NullMarked;
