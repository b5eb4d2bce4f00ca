/**
 * Several results side by side: finding them, the comparison as a view, and its forms as text, CSV,
 * Markdown, LaTeX and JSON. Nothing here trains or scores anything.
 */
@NullMarked
package io.workbench.train.compare;

import org.jspecify.annotations.NullMarked;
