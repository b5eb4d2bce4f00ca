package io.workbench.data.quality;

import java.time.LocalDate;

/**
 * How much of a day is there.
 *
 * @param day in UTC
 * @param expected snapshots that would fill it, counted from the first to the last of all snapshots
 *     and recorded gaps
 * @param present snapshots that are there
 */
public record DayCoverage(LocalDate day, long expected, long present) {}
