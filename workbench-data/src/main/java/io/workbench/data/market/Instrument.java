package io.workbench.data.market;

import io.workbench.data.InputException;
import java.util.Locale;

/**
 * What is traded, by name: {@code H100}, {@code EUR/USD}. Names that differ only in case, or in
 * blanks around them, are of the same instrument.
 */
public record Instrument(String name) {
  public Instrument {
    if (name.isBlank()) {
      throw new InputException("An instrument needs a name, but it was blank.");
    }
  }

  /** What names of the same instrument have in common, for maps. */
  public static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether both are names of the same instrument. */
  public static boolean isSame(String name, String other) {
    return key(name).equals(key(other));
  }
}
