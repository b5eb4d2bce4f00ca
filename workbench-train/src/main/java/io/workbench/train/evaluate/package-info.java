/**
 * Metrics, skill and significance as pure functions of arrays; nothing here reads files, knows a
 * model or keeps state.
 */
@NullMarked
package io.workbench.train.evaluate;

import org.jspecify.annotations.NullMarked;
