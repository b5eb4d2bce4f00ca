/** Root of the data module; holds no code of its own. */
@NullMarked
package io.workbench.data;

import org.jspecify.annotations.NullMarked;
