package io.workbench.data.source;

/**
 * A row of the input that was set aside.
 *
 * @param line its line in the file, from 1
 * @param reason one clause that names the value
 */
public record RejectedRow(long line, String reason) {}
