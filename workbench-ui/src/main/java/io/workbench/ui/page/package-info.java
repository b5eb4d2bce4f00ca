/**
 * What the browser pages say: views of runs and sweeps, read from the results folder and followed
 * there, and the addresses that answer with them. Nothing is written but what asks a sweep to stop,
 * and nothing here knows the server's library; the pages' HTML, styles and scripts are resources of
 * the same name.
 */
@NullMarked
package io.workbench.ui.page;

import org.jspecify.annotations.NullMarked;
