package io.workbench.data.collect;

import io.workbench.data.InputException;
import io.workbench.data.market.Instrument;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.source.sfcompute.SfComputeSettings;
import io.workbench.data.store.StoreLocation;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is collected, from where, how often, and into which store.
 *
 * @param store where it is kept
 * @param baseUri address of the market's API, as {@link SfComputeSettings} takes it
 * @param every time between two polls, which fall on its multiples since 1970 in UTC
 * @param instruments each with its own rule, at least one; names differ by more than case
 */
public record CollectSpec(
    StoreLocation store, URI baseUri, Duration every, List<InstrumentRule> instruments) {

  /** Time between two polls of a spec that does not say it. */
  public static final Duration DEFAULT_EVERY = Duration.ofMinutes(5);

  private static final Duration LONGEST = Duration.ofDays(1);

  public CollectSpec {
    SfComputeSettings.requireAddress(baseUri);
    if (every.compareTo(Duration.ofMinutes(1)) < 0 || every.compareTo(LONGEST) > 0) {
      throw new InputException("every must be from PT1M to P1D, but was " + every + ".");
    }
    if (instruments.isEmpty()) {
      throw new InputException("instruments must name at least one, but was empty.");
    }
    Set<String> names = new HashSet<>();
    for (InstrumentRule rule : instruments) {
      if (!names.add(Instrument.key(rule.name()))) {
        throw new InputException(
            "instruments must have names that differ by more than case, but two are \""
                + rule.name()
                + "\".");
      }
    }
    instruments = List.copyOf(instruments);
  }
}
