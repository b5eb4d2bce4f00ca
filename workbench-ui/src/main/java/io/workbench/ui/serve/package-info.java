/**
 * The server behind the browser pages: Vert.x, who may ask what, live events, and DL4J's training
 * pages. Only this room imports Vert.x and DL4J's UI. What the pages say is put together in {@code
 * ui.page}; no result is read here.
 */
@NullMarked
package io.workbench.ui.serve;

import org.jspecify.annotations.NullMarked;
