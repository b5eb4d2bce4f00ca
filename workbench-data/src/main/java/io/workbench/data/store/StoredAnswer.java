package io.workbench.data.store;

import java.time.Instant;

/**
 * What the service answered, as it came, from which a snapshot can be made again. The body is
 * shared, not copied.
 *
 * @param instrument the instrument's name
 * @param time of the snapshot that it was asked for
 * @param requestedAt when it was asked for
 * @param status HTTP status
 * @param body the answer's bytes, not compressed
 */
public record StoredAnswer(
    String instrument, Instant time, Instant requestedAt, int status, byte[] body) {}
