package io.workbench.data.quality;

import java.time.Instant;

/**
 * Snapshots one after the other.
 *
 * @param from time of the first
 * @param to time of the last
 * @param snapshots how many
 */
public record Stretch(Instant from, Instant to, long snapshots) {}
