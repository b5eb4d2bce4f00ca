package io.workbench.data.source;

import io.workbench.data.market.Snapshot;
import org.jspecify.annotations.Nullable;

/** The limits of {@link Snapshot} for numbers that come from a file, as a clause on a row. */
final class BookRules {
  private BookRules() {}

  /** Why a number is no price; {@code null} if it is one, or is missing. */
  static @Nullable String priceFault(String name, double price) {
    return price <= 0
        ? name + " must be above 0, but was " + price
        : mostFault(name, price, Snapshot.MOST_PRICE);
  }

  /** Why a number is no volume; {@code null} if it is one, or is missing. */
  static @Nullable String volumeFault(String name, double volume) {
    return volume < 0
        ? name + " must be at least 0, but was " + volume
        : mostFault(name, volume, Snapshot.MOST_VOLUME);
  }

  private static @Nullable String mostFault(String name, double value, double most) {
    return value > most ? name + " must be at most " + most + ", but was " + value : null;
  }
}
