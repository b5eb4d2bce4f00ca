/**
 * Windows: some rows of features and the price that followed them, in their parts, cut after the
 * split. Nothing here knows of DataVec or of models.
 */
@NullMarked
package io.workbench.data.window;

import org.jspecify.annotations.NullMarked;
