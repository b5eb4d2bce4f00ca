/**
 * Which rows a model learns from, which choose among models and which judge them, and the scaling
 * that is fitted on the first of these alone. Nothing here knows of windows or models.
 */
@NullMarked
package io.workbench.data.split;

import org.jspecify.annotations.NullMarked;
