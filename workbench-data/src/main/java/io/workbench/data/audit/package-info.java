/**
 * The proof that no window knows its future: data after a time is altered, and what lies before
 * must not move. Values are altered, times are kept as they are. Nothing here prepares data itself;
 * the audited pipeline is handed in.
 */
@NullMarked
package io.workbench.data.audit;

import org.jspecify.annotations.NullMarked;
