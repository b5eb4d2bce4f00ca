package io.workbench.train.sweep.report;

import io.workbench.train.sweep.report.Importance.ParameterImportance;
import java.util.Random;

/** What shuffling a setting costs a forest, on the trials that each of its trees has not seen. */
final class PermutationImportance {
  private static final int SHUFFLES = 10;

  private final Forest forest;
  private final TrialFeatures features;
  private final double[] targets;
  private final double variance;
  private final double error;

  PermutationImportance(Forest forest, TrialFeatures features, double[] targets) {
    this.forest = forest;
    this.features = features;
    this.targets = targets;
    variance = variance(targets);
    error = unseenError(features.rows());
  }

  /** Out-of-bag R². */
  double explained() {
    return 1 - error / variance;
  }

  /** Of the setting at that place. */
  ParameterImportance of(int parameter, long seed) {
    Random random = new Random(31 * seed + parameter);
    double sum = 0;
    double squares = 0;
    for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
      double rise = (unseenError(shuffled(parameter, random)) - error) / variance;
      sum += rise;
      squares += rise * rise;
    }
    double mean = sum / SHUFFLES;
    double spread = Math.max(0, squares - SHUFFLES * mean * mean) / (SHUFFLES - 1);
    return new ParameterImportance(features.parameters().get(parameter), mean, Math.sqrt(spread));
  }

  /** Rows whose columns of one setting come from other rows, all from the same one. */
  private double[][] shuffled(int parameter, Random random) {
    double[][] rows = features.rows();
    int[] order = new int[rows.length];
    for (int place = 0; place < order.length; place++) {
      int other = random.nextInt(place + 1);
      order[place] = order[other];
      order[other] = place;
    }
    int[] columns = features.columns().get(parameter);
    double[][] mixed = new double[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      mixed[row] = rows[row].clone();
      System.arraycopy(
          rows[order[row]], columns[0], mixed[row], columns[0], columns[1] - columns[0]);
    }
    return mixed;
  }

  /** Mean squared error of the forest, each row foretold by the trees that have not seen it. */
  private double unseenError(double[][] rows) {
    double sum = 0;
    int judged = 0;
    for (int row = 0; row < rows.length; row++) {
      double foretold = 0;
      int trees = 0;
      for (int tree = 0; tree < forest.size(); tree++) {
        if (forest.unseen(tree, row)) {
          foretold += forest.predict(tree, rows[row]);
          trees++;
        }
      }
      if (trees > 0) {
        double off = foretold / trees - targets[row];
        sum += off * off;
        judged++;
      }
    }
    return sum / judged;
  }

  private static double variance(double[] values) {
    double mean = 0;
    double squares = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / values.length;
  }
}
