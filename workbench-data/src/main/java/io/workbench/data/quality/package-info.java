/**
 * Looks at stored snapshots and says where they are missing or odd, as records that a page can
 * show. It changes nothing, and takes nothing out.
 */
@NullMarked
package io.workbench.data.quality;

import org.jspecify.annotations.NullMarked;
