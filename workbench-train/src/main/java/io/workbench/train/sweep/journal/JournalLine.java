package io.workbench.train.sweep.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code journal.jsonl}: a time and exactly one event.
 *
 * @param at when it happened
 * @param opened the sweep began; the first line of each journal, and of no other place
 * @param resumed a process took the sweep up again
 * @param proposed a trial got its parameters
 * @param started an attempt at a trial began
 * @param lost whatever computed a trial was lost, and it is computed again
 * @param finished an attempt ended, one way or another
 * @param requeued a failed trial is to be run again
 * @param ended the process has nothing left to do
 */
public record JournalLine(
    Instant at,
    @Nullable Opened opened,
    @Nullable Resumed resumed,
    @Nullable Proposed proposed,
    @Nullable Started started,
    @Nullable Lost lost,
    @Nullable Finished finished,
    @Nullable Requeued requeued,
    @Nullable Ended ended) {

  /** Refuses a line that says nothing, or two things. */
  public JournalLine {
    long events =
        Stream.of(opened, resumed, proposed, started, lost, finished, requeued, ended)
            .filter(Objects::nonNull)
            .count();
    if (events != 1) {
      throw new IllegalArgumentException("A line must hold one event, but holds " + events + ".");
    }
  }

  /** What may happen in a sweep. */
  public sealed interface Event {}

  /**
   * The sweep began.
   *
   * @param formatVersion of the journal
   * @param settings of the resolved sweep, such as {@code search.seed} with {@code 1}
   * @param dataSha256 of the base run's data
   * @param command the command line
   */
  public record Opened(
      int formatVersion, Map<String, String> settings, String dataSha256, String command)
      implements Event {}

  /**
   * A process took the sweep up.
   *
   * @param settings as they are from now on: only the budget may have grown
   */
  public record Resumed(Map<String, String> settings, String command) implements Event {}

  /**
   * A trial got its parameters.
   *
   * @param point of the search space, {@code [dimensions]} in {@code [0, 1]}
   * @param seen numbers of the trials whose results the proposal knew, ascending
   */
  public record Proposed(
      int trial,
      boolean enqueued,
      Map<String, Object> parameters,
      double[] point,
      List<Integer> seen)
      implements Event {}

  /**
   * An attempt at a trial began.
   *
   * @param attempt from 1
   */
  public record Started(int trial, int attempt) implements Event {}

  /** Whatever computed a trial was lost, such as a Spark executor. */
  public record Lost(int trial, String reason) implements Event {}

  /**
   * An attempt ended.
   *
   * @param failure one sentence when the state is failed, or when a pruned trial was stopped by
   *     hand
   * @param seconds wall time of the attempt
   */
  public record Finished(
      int trial, TrialState state, @Nullable String failure, List<SeedRecord> seeds, double seconds)
      implements Event {}

  /** A failed trial is to be run again. */
  public record Requeued(int trial) implements Event {}

  /**
   * The process has nothing left to do.
   *
   * @param cause absent in journals that were written before there were any
   * @param reason in words, such as {@code all trials are done}
   */
  public record Ended(@Nullable EndCause cause, String reason) implements Event {}

  /** The line of an event. */
  public static JournalLine of(Instant at, Event event) {
    return new JournalLine(
        at,
        event instanceof Opened it ? it : null,
        event instanceof Resumed it ? it : null,
        event instanceof Proposed it ? it : null,
        event instanceof Started it ? it : null,
        event instanceof Lost it ? it : null,
        event instanceof Finished it ? it : null,
        event instanceof Requeued it ? it : null,
        event instanceof Ended it ? it : null);
  }

  /** The event. */
  public Event event() {
    return Stream.<@Nullable Event>of(
            opened, resumed, proposed, started, lost, finished, requeued, ended)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
