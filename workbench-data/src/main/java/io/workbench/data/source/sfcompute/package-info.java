/**
 * The client of SF Compute's market: requests, answers, their faults, and how an order book becomes
 * a snapshot. Nothing here stores or schedules, and only this room imports the retry library.
 */
@NullMarked
package io.workbench.data.source.sfcompute;

import org.jspecify.annotations.NullMarked;
