/**
 * Where snapshots come from: CSV files, the store and the synthetic market. Nothing here knows of
 * features.
 */
@NullMarked
package io.workbench.data.source;

import org.jspecify.annotations.NullMarked;
