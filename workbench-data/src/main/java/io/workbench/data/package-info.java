/** What all rooms use to write and compare files and to say what is wrong, and nothing else. */
@NullMarked
package io.workbench.data;

import org.jspecify.annotations.NullMarked;
