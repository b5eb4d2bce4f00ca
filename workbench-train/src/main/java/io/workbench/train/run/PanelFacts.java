package io.workbench.train.run;

import java.util.Map;

/**
 * What the bundle of a model of several instruments says in {@code workbench/bundle.json}.
 *
 * @param version of this layout, which readers of one instrument's layout refuse
 * @param instruments what a bundle of each instrument alone would say, in the order of the model's
 *     inputs
 */
record PanelFacts(int version, Map<String, BundleFacts> instruments) {
  static final int VERSION = 2;
}
