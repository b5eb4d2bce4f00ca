package io.workbench.train.run;

/**
 * A file that a run left in its directory.
 *
 * @param path relative to the run's directory, with forward slashes
 * @param sha256 of its bytes, hexadecimal
 * @param bytes its size
 */
public record Artifact(String path, String sha256, long bytes) {}
