/**
 * Pictures of runs: view records with all numbers and words, and their PNG. Nothing here trains,
 * scores or reads results; no window is ever opened.
 */
@NullMarked
package io.workbench.train.plot;

import org.jspecify.annotations.NullMarked;
