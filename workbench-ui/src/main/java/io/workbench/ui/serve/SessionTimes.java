package io.workbench.ui.serve;

import java.time.Instant;

/**
 * When a session's training began, and how long it has run.
 *
 * @param seconds from the first point to the last
 */
public record SessionTimes(Instant startedAt, double seconds) {}
