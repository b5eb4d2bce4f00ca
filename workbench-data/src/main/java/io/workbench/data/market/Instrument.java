package io.workbench.data.market;

import io.workbench.data.InputException;

/** What is traded, by name: {@code H100}, {@code EUR/USD}. */
public record Instrument(String name) {
  public Instrument {
    if (name.isBlank()) {
      throw new InputException("An instrument needs a name, but it was blank.");
    }
  }
}
