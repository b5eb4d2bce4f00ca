package io.workbench.models.baseline;

/**
 * What a baseline foretold.
 *
 * @param prices one for each end row, finite
 * @param fallbacks how many of them are the last known price for want of anything better
 */
public record BaselineForecast(double[] prices, int fallbacks) {}
