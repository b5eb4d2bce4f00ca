/**
 * Features: a name and one value a row, computed from that row and rows before it only. Nothing
 * here knows of splits, scalers or windows.
 */
@NullMarked
package io.workbench.data.feature;

import org.jspecify.annotations.NullMarked;
