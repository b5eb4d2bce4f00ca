package io.workbench.ui.page;

import io.workbench.train.evaluate.Metrics;
import io.workbench.train.run.EpochRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run's page shows first; changes come as events after {@code position}.
 *
 * @param item the run as in a list
 * @param session of DL4J's training pages, when the run is one of this process
 * @param facts names and values in words
 * @param scores of the model, the baselines and the oracle, when the run has ended
 * @param verdict on the model beside persistence, in one sentence
 * @param history epochs so far
 * @param bestEpoch from 1, when the run has ended
 * @param instruments of a panel, when the run has ended; otherwise none
 * @param plots names of its pictures
 * @param forecasts whether its forecasts of the test part can be looked at
 */
public record RunView(
    String position,
    ResultItem item,
    @Nullable String session,
    List<Fact> facts,
    List<Score> scores,
    @Nullable String verdict,
    List<EpochRecord> history,
    @Nullable Integer bestEpoch,
    List<Instrument> instruments,
    List<String> plots,
    boolean forecasts) {
  /** A name and a value. */
  public record Fact(String name, String value) {}

  /** Metrics of one forecaster on the test part. */
  public record Score(String name, Metrics test) {}

  /**
   * How the model does on one instrument of a panel.
   *
   * @param test its metrics on the instrument's test part
   * @param persistenceRmse of the last price as a forecast there
   * @param skill 1 − RMSE / persistence's
   * @param verdict on the model beside persistence, in one sentence
   */
  public record Instrument(
      String name,
      Metrics test,
      @Nullable Double persistenceRmse,
      @Nullable Double skill,
      @Nullable String verdict) {}
}
