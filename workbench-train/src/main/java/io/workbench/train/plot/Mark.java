package io.workbench.train.plot;

import java.awt.Color;

/**
 * A vertical line with a word on it.
 *
 * @param x where it is, on the panel's horizontal axis
 */
record Mark(double x, String label, Color color) {}
