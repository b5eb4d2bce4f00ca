/** Root of the models module; holds no code of its own. */
@NullMarked
package io.workbench.models;

import org.jspecify.annotations.NullMarked;
