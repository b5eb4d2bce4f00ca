/**
 * The command line: one class a command, each of which parses, makes one call into the rooms below,
 * and prints. No work is done here.
 */
@NullMarked
package io.workbench.ui.cli;

import org.jspecify.annotations.NullMarked;
