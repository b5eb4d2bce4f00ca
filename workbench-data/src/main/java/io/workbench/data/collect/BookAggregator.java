package io.workbench.data.collect;

import io.workbench.data.InputException;
import io.workbench.data.market.Snapshot;
import io.workbench.data.source.sfcompute.DepthSnapshot;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.source.sfcompute.RawAnswer;
import io.workbench.data.source.sfcompute.SfComputeException;
import io.workbench.data.store.Aggregator;
import io.workbench.data.store.StoredAnswer;
import java.util.List;

/** Makes snapshots of stored answers as the collector does, by the rules they were asked by. */
public final class BookAggregator implements Aggregator {
  private final List<InstrumentRule> rules;

  /** Knows how each instrument's answers were asked for. */
  public BookAggregator(List<InstrumentRule> rules) {
    this.rules = List.copyOf(rules);
  }

  @Override
  public Snapshot aggregate(StoredAnswer answer) {
    for (InstrumentRule rule : rules) {
      if (rule.name().equals(answer.instrument())) {
        return aggregate(answer, rule);
      }
    }
    throw new InputException(
        "There is no rule for the instrument \""
            + answer.instrument()
            + "\", of which there are answers.");
  }

  private static Snapshot aggregate(StoredAnswer answer, InstrumentRule rule) {
    try {
      return DepthSnapshot.of(
          new RawAnswer(answer.body(), answer.requestedAt(), answer.status()), rule, answer.time());
    } catch (SfComputeException unusable) {
      throw new InputException(String.valueOf(unusable.getMessage()), unusable);
    }
  }
}
