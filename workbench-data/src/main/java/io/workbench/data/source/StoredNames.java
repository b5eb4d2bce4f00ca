package io.workbench.data.source;

import io.workbench.data.market.Instrument;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Finds the spelling under which a store has an instrument, so that it has no second one. */
final class StoredNames {
  private final Map<String, String> storedByName = new HashMap<>();
  private final Map<String, String> storedByKey = new HashMap<>();

  StoredNames(Collection<String> stored) {
    for (String name : stored) {
      storedByName.put(name, name);
      storedByKey.putIfAbsent(Instrument.key(name), name);
    }
  }

  /** The store's name for it; a name that is new is as it is, and is known from then on. */
  String of(String name) {
    String known = storedByName.get(name);
    if (known == null) {
      known = storedByKey.computeIfAbsent(Instrument.key(name), ignored -> name);
      storedByName.put(name, known);
    }
    return known;
  }
}
