package io.workbench.train.plot;

import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.RunResult;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the picture of a training shows.
 *
 * @param epochs {@code [epochs]}, from 1
 * @param trainLoss {@code [epochs]}; NaN where an epoch has none
 * @param validationLoss {@code [epochs]}; NaN where an epoch has none
 * @param learningRate {@code [epochs]}
 * @param bestEpoch the epoch whose model was kept
 */
public record TrainingHistoryView(
    String title,
    String subtitle,
    int[] epochs,
    double[] trainLoss,
    double[] validationLoss,
    double[] learningRate,
    @Nullable Integer bestEpoch,
    boolean stoppedEarly) {

  /**
   * The view of a training.
   *
   * @param runName name from the spec
   * @param modelKind {@code rnn}, {@code gru}, {@code lstm} or {@code attention}
   */
  public static TrainingHistoryView of(
      String runName, String modelKind, RunResult.Training training) {
    List<EpochRecord> history = training.history();
    return new TrainingHistoryView(
        runName + ": training",
        subtitle(modelKind, training),
        history.stream().mapToInt(EpochRecord::epoch).toArray(),
        history.stream().mapToDouble(epoch -> orNaN(epoch.trainLoss())).toArray(),
        history.stream().mapToDouble(epoch -> orNaN(epoch.validationLoss())).toArray(),
        history.stream().mapToDouble(EpochRecord::learningRate).toArray(),
        training.bestEpoch(),
        training.stoppedEarly());
  }

  private static String subtitle(String modelKind, RunResult.Training training) {
    if (training.history().isEmpty()) {
      return modelKind + ", no epoch was finished";
    }
    String epochs = training.epochs() == 1 ? "1 epoch" : training.epochs() + " epochs";
    String text = modelKind + ", " + epochs + " in " + duration(training.seconds());
    EpochRecord best = best(training);
    if (best != null) {
      text += ", best is epoch " + best.epoch();
      Double loss = best.validationLoss();
      text += loss == null ? "" : " with validation loss " + Numbers.significant(loss, 4);
    }
    return text + (training.stoppedEarly() ? ", stopped early" : "");
  }

  private static @Nullable EpochRecord best(RunResult.Training training) {
    return training.history().stream()
        .filter(epoch -> Integer.valueOf(epoch.epoch()).equals(training.bestEpoch()))
        .findFirst()
        .orElse(null);
  }

  private static String duration(double seconds) {
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  private static double orNaN(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}
