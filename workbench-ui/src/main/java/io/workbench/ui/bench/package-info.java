/**
 * What {@code bench} measures, each in turn with a peer or with browsers that watch, and how its
 * figures are printed. Options are not parsed here, and no command lives here.
 */
@NullMarked
package io.workbench.ui.bench;

import org.jspecify.annotations.NullMarked;
