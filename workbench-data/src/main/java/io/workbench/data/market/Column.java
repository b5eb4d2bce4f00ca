package io.workbench.data.market;

/**
 * The names of the columns that every part of the workbench shares; a series may hold others beside
 * them.
 */
public final class Column {
  /** Middle of best bid and ask, in the instrument's currency (USD per GPU-hour on SF Compute). */
  public static final String MID_PRICE = "mid_price";

  /** Best ask less best bid, in the currency of {@link #MID_PRICE}. */
  public static final String SPREAD = "spread";

  /** Volume on the bid side, in the market's unit (nodes on SF Compute). */
  public static final String BID_VOLUME = "bid_volume";

  /** Volume on the ask side, in the market's unit. */
  public static final String ASK_VOLUME = "ask_volume";

  /** Highest bid. */
  public static final String BEST_BID = "best_bid";

  /** Lowest ask. */
  public static final String BEST_ASK = "best_ask";

  private Column() {}
}
