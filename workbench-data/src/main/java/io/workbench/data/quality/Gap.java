package io.workbench.data.quality;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stretch without snapshots.
 *
 * @param after time of the last snapshot before it, {@code null} where there is none
 * @param before time of the first snapshot after it, {@code null} where none has come yet
 * @param first time of the first snapshot that is missing, as far as it is known
 * @param last time of the last one
 * @param missing how many snapshots would fill it
 * @param reasons how often which reason was recorded for them
 * @param unexplained how many of them have no recorded reason
 */
public record Gap(
    @Nullable Instant after,
    @Nullable Instant before,
    Instant first,
    Instant last,
    long missing,
    Map<String, Long> reasons,
    long unexplained) {}
