/** Root of the train module; holds no code of its own. */
@NullMarked
package io.workbench.train;

import org.jspecify.annotations.NullMarked;
