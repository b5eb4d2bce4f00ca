package io.workbench.ui.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.train.sweep.report.Importance;
import io.workbench.train.sweep.report.Leaderboard.Skill;
import io.workbench.train.sweep.report.Score;
import io.workbench.train.sweep.report.SweepFacts.Objective;
import io.workbench.train.sweep.report.SweepParameter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep's page shows first; changes come as events after {@code position}.
 *
 * @param now the server's clock, which a trial's start is told by
 * @param parameters the swept settings, in the declared order
 * @param all everything there is, as one change from nothing
 */
public record SweepView(String position, Instant now, List<SweepParameter> parameters, Change all) {

  /**
   * What has changed since the last look; what has not is absent.
   *
   * @param elapsedSeconds that processes worked on the sweep until now
   * @param trials those that are new or different
   * @param curves whole learning curves, which replace what was known of their trials
   * @param points of running trials' curves
   * @param progress of running trials
   */
  public record Change(
      double elapsedSeconds,
      @Nullable Facts facts,
      @Nullable List<Trial> trials,
      @Nullable List<Curve> curves,
      @Nullable List<Point> points,
      @Nullable List<Progress> progress,
      @Nullable Importance importance) {
    boolean isEmpty() {
      return facts == null
          && trials == null
          && curves == null
          && points == null
          && progress == null
          && importance == null;
    }
  }

  /**
   * The sweep as a whole.
   *
   * @param live whether a process works on it
   * @param most trials that there can be
   * @param end why the last process stopped, in words
   * @param resume the command that goes on with it once no process works on it, unless it is done
   * @param winner number of the trial that the verdict is about
   * @param report whether there is a report to open
   * @param problems one sentence for each file that cannot be read
   */
  public record Facts(
      String name,
      ResultState state,
      boolean live,
      Objective objective,
      String method,
      String pruner,
      String executor,
      int most,
      int seeds,
      int workers,
      @Nullable Instant startedAt,
      @Nullable String end,
      @Nullable String resume,
      @Nullable Integer winner,
      boolean real,
      @Nullable String verdict,
      boolean report,
      List<String> problems) {}

  /**
   * One trial.
   *
   * @param state of the trial; {@code interrupted} also where it was running when its process died
   * @param stopping whether somebody asked for its end
   * @param stopped whether it ended because somebody did; then it counts as pruned
   * @param metric the objective over its seeds
   * @param epochs of all its seeds, when it has ended
   * @param seconds of all its attempts that have ended
   * @param startedAt when its last attempt began, while it runs
   * @param failure why it failed, or that it was stopped by hand
   * @param runs ids of its runs
   */
  public record Trial(
      int trial,
      TrialState state,
      boolean stopping,
      boolean stopped,
      boolean enqueued,
      Map<String, Object> parameters,
      @Nullable Score metric,
      @Nullable Test test,
      @Nullable Skill skill,
      int epochs,
      double seconds,
      @Nullable Instant startedAt,
      @Nullable String failure,
      List<String> runs) {}

  /** Means over a trial's seeds on the test part. */
  public record Test(double rmse, double mae) {}

  /**
   * Validation RMSE by epoch in price units, the mean over the seeds that ran the epoch.
   *
   * @param epochs of the losses, from 1 and ascending; absent where they are those of all epochs
   */
  public record Curve(int trial, List<@Nullable Double> losses, @Nullable List<Integer> epochs) {
    Curve(int trial, List<@Nullable Double> losses) {
      this(trial, losses, null);
    }
  }

  /**
   * A point of a curve; as thousands of them are sent, each name is one letter on the way.
   *
   * @param epoch from 1
   * @param value as in a curve; absent when it is not finite
   */
  public record Point(
      @JsonProperty("t") int trial,
      @JsonProperty("e") int epoch,
      @JsonProperty("v") @Nullable Double value) {}

  /**
   * How far a running trial is, sent as sparely.
   *
   * @param seed which of its seeds runs, from 0
   * @param epoch epochs of that run that have ended
   * @param most epochs that it may have
   */
  public record Progress(
      @JsonProperty("t") int trial,
      @JsonProperty("s") int seed,
      @JsonProperty("e") int epoch,
      @JsonProperty("m") int most) {}
}
