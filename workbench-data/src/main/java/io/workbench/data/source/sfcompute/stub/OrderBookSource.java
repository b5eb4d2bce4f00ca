package io.workbench.data.source.sfcompute.stub;

import io.workbench.data.source.sfcompute.DeliveryWindow;
import java.time.Instant;

/** Where the stub's order books come from: a fixed book in a test, the synthetic market live. */
@FunctionalInterface
public interface OrderBookSource {
  /**
   * The book of a window as it stands at a time; asked by several threads.
   *
   * @param requirements as the request gives them, empty if it gives none
   */
  Book book(String requirements, DeliveryWindow window, Instant now);
}
