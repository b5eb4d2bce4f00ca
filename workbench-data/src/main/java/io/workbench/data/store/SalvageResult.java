package io.workbench.data.store;

/**
 * What was taken from a damaged file of snapshots beside what its answers gave.
 *
 * @param snapshots that could be read and were not there, such as imported ones
 * @param gaps recorded gaps that could be read
 * @param lost times between known ones, of which the file does not say any more what was there;
 *     each is now a gap that says so
 */
public record SalvageResult(long snapshots, long gaps, long lost) {}
