package io.workbench.data.collect;

import io.workbench.data.InputException;
import io.workbench.data.source.sfcompute.InstrumentRule;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is collected, from where, how often, and into which store.
 *
 * @param store file of SQLite, or URL of PostgreSQL
 * @param baseUri address of the market's API
 * @param every time between two polls, which fall on its multiples since 1970 in UTC
 * @param instruments each with its own rule, at least one
 */
public record CollectSpec(
    String store, String baseUri, Duration every, List<InstrumentRule> instruments) {

  /** What a poll is due by. */
  public static final Duration DEFAULT_EVERY = Duration.ofMinutes(5);

  private static final Duration LONGEST = Duration.ofDays(1);

  public CollectSpec {
    if (every.compareTo(Duration.ofMinutes(1)) < 0 || every.compareTo(LONGEST) > 0) {
      throw new InputException("every must be from PT1M to P1D, but was " + every + ".");
    }
    if (instruments.isEmpty()) {
      throw new InputException("instruments must name at least one, but was empty.");
    }
    Set<String> names = new HashSet<>();
    for (InstrumentRule rule : instruments) {
      if (!names.add(rule.name())) {
        throw new InputException(
            "instruments must have a name each, but two are \"" + rule.name() + "\".");
      }
    }
    instruments = List.copyOf(instruments);
  }
}
