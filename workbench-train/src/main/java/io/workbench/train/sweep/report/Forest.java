package io.workbench.train.sweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * A random forest of Tribuo's regression trees, each grown from its own resample of the trials. The
 * resamples are drawn here, because the trials that a tree has not seen are what it is judged by.
 */
final class Forest {
  private static final int TREES = 100;
  private static final float MIN_LEAF_WEIGHT = 2;
  private static final float SHARE_OF_COLUMNS = 0.6f;
  private static final RegressionFactory OUTPUTS = new RegressionFactory();
  // Held, because a logger that nobody holds forgets its level.
  private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

  private final String[] names;
  private final List<Model<Regressor>> trees = new ArrayList<>();
  private final List<boolean[]> grownFrom = new ArrayList<>();

  private Forest(int columns) {
    names = new String[columns];
    for (int column = 0; column < columns; column++) {
      names[column] = "column" + column;
    }
  }

  /** Grows trees that foretell targets {@code [rows]} from {@code [rows][columns]}. */
  static Forest grow(double[][] rows, double[] targets, long seed) {
    TRIBUO.setLevel(Level.WARNING);
    Forest forest = new Forest(rows[0].length);
    Random random = new Random(seed);
    CARTRegressionTrainer trainer =
        new CARTRegressionTrainer(
            Integer.MAX_VALUE,
            MIN_LEAF_WEIGHT,
            0,
            SHARE_OF_COLUMNS,
            false,
            new MeanSquaredError(),
            seed);
    for (int tree = 0; tree < TREES; tree++) {
      forest.add(trainer, rows, targets, random);
    }
    return forest;
  }

  private void add(
      CARTRegressionTrainer trainer, double[][] rows, double[] targets, Random random) {
    boolean[] used = new boolean[rows.length];
    MutableDataset<Regressor> sample =
        new MutableDataset<>(new SimpleDataSourceProvenance("trials", OUTPUTS), OUTPUTS);
    for (int draw = 0; draw < rows.length; draw++) {
      int row = random.nextInt(rows.length);
      used[row] = true;
      sample.add(example(rows[row], targets[row]));
    }
    trees.add(trainer.train(sample));
    grownFrom.add(used);
  }

  int size() {
    return trees.size();
  }

  /** Whether a tree was grown without a row. */
  boolean unseen(int tree, int row) {
    return !grownFrom.get(tree)[row];
  }

  double predict(int tree, double[] row) {
    return trees.get(tree).predict(example(row, 0)).getOutput().getValues()[0];
  }

  private Example<Regressor> example(double[] row, double target) {
    return new ArrayExample<>(new Regressor("rank", target), names, row);
  }
}
