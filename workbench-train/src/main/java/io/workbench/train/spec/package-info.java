/**
 * What a run, a sweep or a collector is asked to do: the records that YAML files are read into, and
 * the reader that names file and line of whatever is wrong. Nothing here runs anything; the only
 * importer of the YAML parser.
 */
@NullMarked
package io.workbench.train.spec;

import org.jspecify.annotations.NullMarked;
