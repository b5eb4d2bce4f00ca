package io.workbench.data.source.sfcompute;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a purchase or sale would cost now, {@code GET /v0/quote}, in the market's old way.
 *
 * @param offer {@code null} if there is none
 * @param noQuoteReason why there is none, where the market tells
 */
public record LegacyQuote(@Nullable Offer offer, @Nullable String noQuoteReason) {
  private static final long MOST_CENTS = 1_000_000_000_000L;

  static LegacyQuote read(byte[] body) {
    Fields fields = Json.read("legacy quote", body);
    Fields offer = fields.optionalObject("quote");
    return new LegacyQuote(
        offer == null ? null : Offer.read(offer), fields.optionalText("no_quote_reason"));
  }

  /**
   * An offer.
   *
   * @param totalCents price of everything together, in cents
   * @param quantity nodes
   * @param start first moment
   * @param end first moment after it
   * @param instanceType kind of node, such as {@code h100i}
   * @param zone where, if the market tells
   */
  public record Offer(
      long totalCents,
      int quantity,
      Instant start,
      Instant end,
      @Nullable String instanceType,
      @Nullable String zone) {

    /** Total cents / 100 / 8 / nodes / hours, to 34 digits. */
    public BigDecimal dollarsPerGpuHour() {
      long gpuSeconds =
          (end.getEpochSecond() - start.getEpochSecond()) * quantity * PriceLevel.GPUS_PER_NODE;
      // Cents / GPU-seconds × 3600 / 100.
      return BigDecimal.valueOf(totalCents * 36)
          .divide(BigDecimal.valueOf(gpuSeconds), MathContext.DECIMAL128);
    }

    private static Offer read(Fields fields) {
      Instant start = fields.isoTime("start_at");
      Instant end = fields.isoTime("end_at");
      fields.require(
          end.getEpochSecond() > start.getEpochSecond(), "end_at", "must be after start_at");
      return new Offer(
          fields.integer("price", 1, MOST_CENTS),
          (int) fields.integer("quantity", 1, Nodes.MOST),
          start,
          end,
          fields.optionalText("instance_type"),
          fields.optionalText("zone"));
    }
  }
}
