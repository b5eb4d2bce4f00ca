package io.workbench.data.quality;

import java.time.Instant;
import java.util.Map;

/**
 * A stretch without snapshots.
 *
 * @param after time of the last snapshot before it
 * @param before time of the first snapshot after it
 * @param missing how many snapshots would fill it
 * @param reasons how often which reason was recorded for them
 * @param unexplained how many of them have no recorded reason
 */
public record Gap(
    Instant after, Instant before, long missing, Map<String, Long> reasons, long unexplained) {}
