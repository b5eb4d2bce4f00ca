package io.workbench.data.collect;

import io.workbench.data.source.sfcompute.DepthSnapshot;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.source.sfcompute.RawAnswer;
import io.workbench.data.source.sfcompute.SfComputeClient;
import io.workbench.data.source.sfcompute.SfComputeException;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.StoredAnswer;
import java.time.Instant;

/** Asks the market. An answer that came but cannot be used is a gap as well. */
public final class MarketPoll implements Poll {
  private final SfComputeClient client;

  /** Asks through the client, which retries. */
  public MarketPoll(SfComputeClient client) {
    this.client = client;
  }

  @Override
  public Outcome poll(InstrumentRule rule, Instant time) {
    try {
      RawAnswer answer = client.depth(rule, time);
      return new Outcome.Seen(
          DepthSnapshot.of(answer.body(), rule, time),
          new StoredAnswer(
              rule.name(), time, answer.requestedAt(), answer.status(), answer.body()));
    } catch (SfComputeException fault) {
      String reason = String.valueOf(fault.getMessage());
      return new Outcome.Missed(new GapRecord(rule.name(), time, reason), fault.kind().label());
    }
  }
}
