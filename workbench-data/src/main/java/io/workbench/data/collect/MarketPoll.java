package io.workbench.data.collect;

import io.workbench.data.source.sfcompute.DepthSnapshot;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.source.sfcompute.RawAnswer;
import io.workbench.data.source.sfcompute.SfComputeClient;
import io.workbench.data.source.sfcompute.SfComputeException;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.StoredAnswer;
import java.time.Duration;
import java.time.Instant;

/**
 * Asks the market. An answer that came but cannot be used is a gap as well, and so is one that was
 * asked for too late: what it shows is of another time than that of the poll.
 */
public final class MarketPoll implements Poll {
  private static final Duration MOST_LATENESS = Duration.ofMinutes(1);
  private static final int LATENESS_OF_A_STEP = 5;

  private final SfComputeClient client;
  private final Duration lateness;

  /**
   * Asks through the client, which retries as long as the book still counts.
   *
   * @param client by the clock that the polls go by
   * @param every time between two polls
   */
  public MarketPoll(SfComputeClient client, Duration every) {
    this.client = client;
    this.lateness = lateness(every);
  }

  /**
   * How far from a poll's time the book may be asked for that is stored under it: a fifth of the
   * time between two polls, and never more than a minute. So it is always of its own time rather
   * than of the next, and a forecast from it knows at most a minute more than it says.
   */
  public static Duration lateness(Duration every) {
    Duration share = every.dividedBy(LATENESS_OF_A_STEP);
    return share.compareTo(MOST_LATENESS) < 0 ? share : MOST_LATENESS;
  }

  @Override
  public Outcome poll(InstrumentRule rule, Instant time) {
    try {
      RawAnswer answer = client.depth(rule, time, lateness);
      return new Outcome.Seen(
          DepthSnapshot.of(answer, rule, time),
          new StoredAnswer(
              rule.name(), time, answer.requestedAt(), answer.status(), answer.body()));
    } catch (SfComputeException fault) {
      String reason = String.valueOf(fault.getMessage());
      return new Outcome.Missed(new GapRecord(rule.name(), time, reason), fault.kind().label());
    }
  }
}
