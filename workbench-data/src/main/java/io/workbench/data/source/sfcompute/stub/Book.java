package io.workbench.data.source.sfcompute.stub;

import io.workbench.data.source.sfcompute.PriceLevel;
import java.util.List;

/**
 * An order book to be answered with.
 *
 * @param bids from the highest price down; may be empty
 * @param asks from the lowest price up; may be empty
 */
public record Book(List<PriceLevel> bids, List<PriceLevel> asks) {
  /** Nobody offers. */
  public static final Book EMPTY = new Book(List.of(), List.of());
}
