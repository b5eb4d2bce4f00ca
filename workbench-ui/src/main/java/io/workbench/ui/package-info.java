/** Root of the ui module; holds no code of its own. */
@NullMarked
package io.workbench.ui;

import org.jspecify.annotations.NullMarked;
