package io.workbench.train.sweep.report;

import io.workbench.data.AtomicFiles;
import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.run.RecordJson;
import io.workbench.train.run.ResultJson;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The trials of a sweep in order of merit: the content of {@code leaderboard.json}, version {@value
 * #SCHEMA_VERSION}, whose JSON Schema is the resource {@value #SCHEMA_RESOURCE} beside this class.
 *
 * @param trials complete ones by the objective, then pruned ones, then the rest by number
 */
public record Leaderboard(
    int schemaVersion, Sweep sweep, List<Row> trials, Importance importance, Winner winner) {

  /** The version that this code writes. */
  public static final int SCHEMA_VERSION = 1;

  /** Name of the schema of version 1, to be opened with {@code Leaderboard.class}. */
  public static final String SCHEMA_RESOURCE = "leaderboard-1.schema.json";

  /** Name of the file in a sweep's folder. */
  public static final String FILE = "leaderboard.json";

  /** The sweep, see {@link SweepFacts}. */
  public record Sweep(
      String name,
      String method,
      int trials,
      int seeds,
      SweepFacts.Objective objective,
      Instant startedAt,
      double seconds) {}

  /**
   * One trial.
   *
   * @param rank from 1; absent for a trial that is neither complete nor pruned, or has no score
   * @param metric the objective over the trial's seeds; absent where it has none
   * @param test mean metrics of the test part over the seeds
   * @param skill mean skill over persistence on the test part
   * @param epochs of all seeds together
   * @param directories of its runs, relative to the sweep's
   */
  public record Row(
      @Nullable Integer rank,
      int trial,
      TrialState state,
      boolean enqueued,
      Map<String, Object> parameters,
      @Nullable Score metric,
      @Nullable Metrics test,
      @Nullable Skill skill,
      int epochs,
      double seconds,
      @Nullable String failure,
      List<String> directories) {}

  /** Mean skill over persistence, see {@link io.workbench.train.evaluate.Skill}. */
  public record Skill(@Nullable Double rmseVsPersistence, @Nullable Double maeVsPersistence) {}

  /**
   * The trial that was chosen, and whether that means anything.
   *
   * @param trial absent when no trial is complete
   * @param real whether it beats every naive forecast beyond chance
   * @param verdict all of it in one sentence
   * @param realityCheck absent when it could not be made; the verdict says why
   */
  public record Winner(
      @Nullable Integer trial, boolean real, String verdict, @Nullable RealityCheck realityCheck) {}

  /** Puts the trials in order; pure. */
  public static Leaderboard of(
      SweepFacts facts, List<TrialRecord> trials, Importance importance, Winner winner) {
    Sweep sweep =
        new Sweep(
            facts.name(),
            facts.method(),
            facts.trials(),
            facts.seeds(),
            facts.objective(),
            facts.startedAt(),
            facts.seconds());
    return new Leaderboard(
        SCHEMA_VERSION, sweep, Ranking.of(facts.objective(), trials), importance, winner);
  }

  /**
   * The runs' folders of the best complete trial, relative to the sweep's; none when there is none.
   */
  public static List<String> bestRuns(SweepFacts facts, List<TrialRecord> trials) {
    Row winner = Ranking.winner(Ranking.of(facts.objective(), trials));
    return winner == null ? List.of() : winner.directories();
  }

  /** One trial as a row without a rank, which takes the others to tell. */
  public static Row row(TrialRecord trial) {
    return Ranking.row(trial, null);
  }

  /** The same before anything but the order is known. */
  static Leaderboard ranksOnly(SweepFacts facts, List<TrialRecord> trials) {
    Importance none = Importance.none(0, "The importance of the settings was not computed.");
    return of(facts, trials, none, new Winner(null, false, "The winner was not checked.", null));
  }

  /** Writes the file whole. */
  public void write(Path file) {
    AtomicFiles.write(file, ResultJson.text(this) + "\n");
  }

  /**
   * Reads such a file.
   *
   * @throws InputException when it is missing or broken
   */
  public static Leaderboard read(Path file) {
    try {
      return RecordJson.parse(
          "Cannot read leaderboard " + file, Files.readString(file), Leaderboard.class);
    } catch (IOException unreadable) {
      throw new InputException(
          "Cannot read leaderboard " + file + ": " + IoReason.of(unreadable) + ".", unreadable);
    }
  }
}
