/**
 * What a run is asked to do: the records its YAML file is read into, and the reader that names file
 * and line of whatever is wrong. Nothing here runs anything; the only importer of the YAML parser.
 */
@NullMarked
package io.workbench.train.spec;

import org.jspecify.annotations.NullMarked;
