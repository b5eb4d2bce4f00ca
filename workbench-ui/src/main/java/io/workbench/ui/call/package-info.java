/**
 * How this program is called, as the command line and the pages print it for a shell; nothing here
 * parses or runs a command.
 */
@NullMarked
package io.workbench.ui.call;

import org.jspecify.annotations.NullMarked;
