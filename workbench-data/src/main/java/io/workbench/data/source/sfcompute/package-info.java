/**
 * The client of SF Compute's market: requests, answers, their faults, and how an order book becomes
 * a snapshot. Nothing here stores or schedules, and only this room imports the retry library.
 *
 * <p>The collector asks for the depth of books alone. Quotes, windows, fills and instance SKUs are
 * a library's surface beside it: they are kept and tested against the stub for programs that trade
 * or look back, and no command calls them.
 */
@NullMarked
package io.workbench.data.source.sfcompute;

import org.jspecify.annotations.NullMarked;
