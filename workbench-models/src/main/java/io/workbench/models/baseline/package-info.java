/**
 * The naive forecasts that every model is measured against; they know prices and times only, and no
 * networks.
 */
@NullMarked
package io.workbench.models.baseline;

import org.jspecify.annotations.NullMarked;
