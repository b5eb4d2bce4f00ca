package io.workbench.train.compare;

import io.workbench.train.evaluate.SeedSpread;
import java.util.List;
import java.util.Map;

/**
 * Runs that differ in nothing but their seeds, of which a row is the mean.
 *
 * @param seeds of the runs, in their order
 * @param files where their results were read
 * @param spreads of numbers that all of them have, by path, such as {@code test.rmse}
 */
public record SeedGroup(List<String> seeds, List<String> files, Map<String, SeedSpread> spreads) {}
