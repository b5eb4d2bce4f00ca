/** What all rooms use to say what is wrong with input and output, and nothing else. */
@NullMarked
package io.workbench.data;

import org.jspecify.annotations.NullMarked;
