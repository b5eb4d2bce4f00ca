package io.workbench.train.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.evaluate.Skill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a finished run: the content of {@code result.json}, version {@value
 * #SCHEMA_VERSION}. What is not {@code @Nullable} is always written; what is absent is left out.
 *
 * @param schemaVersion {@value #SCHEMA_VERSION}
 * @param spec the resolved spec as a tree of maps, lists, strings, numbers and booleans
 * @param metrics of the best model; both parts are present when the run is complete
 * @param baselines by name: {@code persistence}, {@code movingAverage}, {@code seasonalNaive},
 *     {@code ridge}, {@code mean}; empty when the run ended before they were computed
 * @param oracle the best possible forecast, when the data knows its own equations
 * @param skill present when the run is complete
 * @param intervals around the best model's forecasts, the narrowest first; absent in results that
 *     were written before there were any, and where the run ended before they were computed
 * @param instruments what belongs to each instrument of a panel alone, by its name; the scores
 *     above are then over all their windows together, see {@link
 *     io.workbench.train.evaluate.PanelMetrics}; absent for a run on one instrument
 */
public record RunResult(
    int schemaVersion,
    Run run,
    Map<String, Object> spec,
    ProvenanceRecord provenance,
    Model model,
    Split split,
    Training training,
    Scores metrics,
    Map<String, Scores> baselines,
    @Nullable Scores oracle,
    @Nullable Skill skill,
    @Nullable List<Interval> intervals,
    @Nullable Map<String, InstrumentResult> instruments,
    List<Artifact> artifacts) {

  /** The version that this code writes, and the newest that it reads. */
  public static final int SCHEMA_VERSION = 1;

  /** The same with other artifacts. */
  public RunResult withArtifacts(List<Artifact> others) {
    return new RunResult(
        schemaVersion,
        run,
        spec,
        provenance,
        model,
        split,
        training,
        metrics,
        baselines,
        oracle,
        skill,
        intervals,
        instruments,
        others);
  }

  /** Metrics of the last price as a forecast of the test part; absent where that was not scored. */
  public @Nullable Metrics persistence() {
    Scores scores = baselines.get("persistence");
    return scores == null ? null : scores.test();
  }

  /** What a run on one of the instruments alone would say; empty for a run on one instrument. */
  public List<RunResult> ofInstruments() {
    List<RunResult> results = new ArrayList<>();
    if (instruments != null) {
      instruments.forEach((name, one) -> results.add(of(name, one)));
    }
    return results;
  }

  private RunResult of(String name, InstrumentResult one) {
    return new RunResult(
        schemaVersion,
        run.of(name),
        specOf(name),
        provenance.withData(one.data()),
        model,
        one.split(),
        training,
        one.metrics(),
        one.baselines(),
        one.oracle(),
        one.skill(),
        one.intervals(),
        null,
        artifacts);
  }

  /** The spec with the instrument's own data in place of the panel's. */
  private Map<String, Object> specOf(String name) {
    Map<String, Object> own = new LinkedHashMap<>(spec);
    if (spec.get("data") instanceof Map<?, ?> data
        && data.get("instruments") instanceof Map<?, ?> sources
        && sources.get(name) != null) {
      own.put("data", sources.get(name));
    }
    return own;
  }

  /** How a run ended. */
  public enum Status {
    @JsonProperty("complete")
    COMPLETE,
    @JsonProperty("interrupted")
    INTERRUPTED,
    @JsonProperty("failed")
    FAILED,
    /** Given up as unpromising beside the other trials of its sweep. */
    @JsonProperty("pruned")
    PRUNED
  }

  /**
   * What ran, when, and how it ended.
   *
   * @param id name of the run's directory, of a trial with its sweep's as in {@code
   *     SWEEP/trials/7}, and of one instrument of a panel with that name behind it, as in {@code
   *     RUN/H100}
   * @param name from the spec
   * @param kind {@code train}, or {@code trial} of a sweep; the network is in {@code model.kind}
   * @param command the command line that started it
   * @param failure why it failed, in one sentence; present when the status is failed
   */
  public record Run(
      String id,
      String name,
      String kind,
      Status status,
      Instant startedAt,
      Instant finishedAt,
      double wallSeconds,
      String command,
      @Nullable String failure) {
    /** The part of the run that is of one instrument. */
    Run of(String instrument) {
      return new Run(
          id + "/" + instrument,
          name + "/" + instrument,
          kind,
          status,
          startedAt,
          finishedAt,
          wallSeconds,
          command,
          failure);
    }
  }

  /**
   * The network.
   *
   * @param kind {@code rnn}, {@code gru}, {@code lstm} or {@code attention}
   * @param parameters trainable numbers in all layers together
   */
  public record Model(String kind, long parameters, List<Layer> layers) {}

  /** One layer of the network: its name in the graph, its class and its trainable numbers. */
  public record Layer(String name, String type, long parameters) {}

  /** The three parts in order of time. */
  public record Split(Part train, Part validation, Part test) {}

  /**
   * One part.
   *
   * @param from time of its first row
   * @param to time of its last row
   */
  public record Part(Instant from, Instant to, long rows, long windows) {}

  /**
   * How training went.
   *
   * @param epochs number of epochs run
   * @param bestEpoch the epoch whose model was kept, from 1; absent when none was finished
   */
  public record Training(
      int epochs,
      @Nullable Integer bestEpoch,
      boolean stoppedEarly,
      double seconds,
      double windowsPerSecond,
      List<EpochRecord> history) {}

  /**
   * Metrics of a model or a baseline a part.
   *
   * @param fallbacks windows in which a baseline had to fall back to persistence, where it counts
   *     them
   */
  public record Scores(
      @Nullable Metrics validation, @Nullable Metrics test, @Nullable Long fallbacks) {

    /** Scores of something that never falls back. */
    public static Scores of(@Nullable Metrics validation, @Nullable Metrics test) {
      return new Scores(validation, test, null);
    }
  }
}
