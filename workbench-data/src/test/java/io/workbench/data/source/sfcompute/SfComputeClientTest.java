package io.workbench.data.source.sfcompute;

import static io.workbench.data.source.sfcompute.TestMarket.BOOK;
import static io.workbench.data.source.sfcompute.TestMarket.NOW;
import static io.workbench.data.source.sfcompute.TestMarket.RULE;
import static io.workbench.data.source.sfcompute.TestMarket.WINDOW;
import static io.workbench.data.source.sfcompute.TestMarket.client;
import static io.workbench.data.source.sfcompute.TestMarket.stub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.workbench.data.source.sfcompute.stub.Book;
import io.workbench.data.source.sfcompute.stub.FaultPlan;
import io.workbench.data.source.sfcompute.stub.Faults;
import io.workbench.data.source.sfcompute.stub.LevelShape;
import io.workbench.data.source.sfcompute.stub.StubServer;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SfComputeClientTest {
  @ParameterizedTest
  @EnumSource(LevelShape.class)
  void quoteHasTheBestOfBothSidesInEachShape(LevelShape shape) {
    try (StubServer stub = stub((r, w, n) -> BOOK, shape, FaultPlan.none())) {
      Quote quote = client(stub).quote(WINDOW, RULE.requirements());

      assertThat(quote.window()).isEqualTo(WINDOW);
      assertLevel(quote.bestBid(), "16.400000", 4, shape);
      assertLevel(quote.bestAsk(), "16.88", 1, shape);
    }
  }

  @ParameterizedTest
  @EnumSource(LevelShape.class)
  void depthHasAllLevelsInEachShape(LevelShape shape) {
    try (StubServer stub = stub((r, w, n) -> BOOK, shape, FaultPlan.none())) {
      Depth depth = client(stub).depth(WINDOW, RULE.requirements(), 100);

      assertThat(depth.window()).isEqualTo(WINDOW);
      assertThat(depth.bids()).hasSize(2);
      assertThat(depth.asks()).hasSize(3);
      assertLevel(depth.bids().get(1), "16.00", 6, shape);
      assertLevel(depth.asks().get(2), "20", 3, shape);
    }
  }

  @Test
  void depthAsksForTheWindowTheRequirementsAndTheLevels() {
    try (StubServer stub = stub()) {
      client(stub).depth(RULE, NOW);

      assertThat(stub.targets())
          .containsExactly(
              "/preview/v2/orderbook/depth?start_at=1788267600&end_at=1788354000"
                  + "&requirements=accelerator_type%3AH100%2CH200%3Bzone%3Arichmond&depth=100");
    }
  }

  @Test
  void rawDepthIsWhatASnapshotIsMadeOf() {
    try (StubServer stub = stub()) {
      RawAnswer answer = client(stub).depth(RULE, NOW);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.requestedAt()).isEqualTo(NOW);
      assertThat(DepthSnapshot.of(answer, RULE, NOW).bestBid()).isEqualTo(2.05);
    }
  }

  @Test
  void aCompressedAnswerIsKeptInflated() {
    Book deep = new Book(BOOK.bids(), Collections.nCopies(90, BOOK.asks().get(0)));
    try (StubServer stub = stub((r, w, n) -> deep, LevelShape.COUNT, FaultPlan.none())) {
      RawAnswer answer = client(stub).depth(RULE, NOW);

      assertThat(answer.body()).startsWith('{');
      assertThat(DepthSnapshot.of(answer, RULE, NOW).askVolume()).isEqualTo(90.0);
    }
  }

  @Test
  void aOneSidedBookAndAnEmptyOneAreNormal() {
    Book onlyAsks = new Book(List.of(), BOOK.asks());
    try (StubServer stub = stub((r, w, n) -> onlyAsks, LevelShape.COUNT, FaultPlan.none())) {
      assertThat(client(stub).quote(WINDOW, "accelerator:H100").bestBid()).isNull();
      assertThat(client(stub).depth(WINDOW, "accelerator:H100", 5).bids()).isEmpty();
    }
    try (StubServer stub = stub((r, w, n) -> Book.EMPTY, LevelShape.COUNT, FaultPlan.none())) {
      assertThat(client(stub).depth(WINDOW, "accelerator:H100", 5).asks()).isEmpty();
      assertThat(client(stub).quote(WINDOW, "accelerator:H100").bestAsk()).isNull();
    }
  }

  @Test
  void anAbsentSideOfAQuoteIsAMissingOne() {
    String body = "{\"start_at\":1788267600,\"end_at\":1788354000}";
    try (StubServer stub = stub(FaultPlan.always(Faults.answer(200, Map.of(), body)))) {
      Quote quote = client(stub).quote(WINDOW, "accelerator:H100");

      assertThat(quote.bestBid()).isNull();
      assertThat(quote.bestAsk()).isNull();
    }
  }

  @Test
  void windowsComeInOrderFromAllPages() {
    Instant start = Instant.parse("2026-09-01T00:00:00Z");
    DeliveryWindow range = new DeliveryWindow(start, start.plus(Duration.ofDays(20)));
    try (StubServer stub = stub()) {
      List<MarketWindow> windows = client(stub).windows(range, "accelerator:H100");

      // A window of a day begins on each hour of the first 19 days, and at their end: 19 × 24 + 1.
      assertThat(windows).hasSize(457);
      assertThat(stub.requests()).isEqualTo(3);
      assertThat(windows.get(456).window().end()).isEqualTo(range.end());
      assertThat(windows)
          .extracting(window -> window.window().start())
          .isSorted()
          .doesNotHaveDuplicates();
      MarketWindow first = windows.get(0);
      assertThat(first.bidOrders()).isEqualTo(2);
      assertThat(first.askOrders()).isEqualTo(3);
      assertThat(first.bidNodes()).isEqualTo(10);
      assertThat(first.askNodes()).isEqualTo(6);
      assertLevel(first.bestAsk(), "16.88", 1, LevelShape.COUNT);
    }
  }

  @ParameterizedTest
  @EnumSource(LevelShape.class)
  void fillsComeNewestFirstFromAllPages(LevelShape shape) {
    try (StubServer stub = stub((r, w, n) -> BOOK, shape, FaultPlan.none())) {
      Instant since = NOW.minus(Duration.ofDays(10));

      List<Fill> fills = client(stub).fills(WINDOW, "accelerator:H100", since);

      // One on each full hour from 12:34 ten days ago to 12:00 now.
      assertThat(fills).hasSize(240);
      assertThat(stub.requests("/preview/v2/orderbook/fills")).isEqualTo(2);
      assertThat(fills.get(0).filledAt()).isEqualTo(Instant.parse("2026-09-01T12:00:00Z"));
      assertThat(fills.get(239).filledAt()).isEqualTo(Instant.parse("2026-08-22T13:00:00Z"));
      assertThat(fills.get(0).dollarsPerNodeHour()).isEqualTo(new BigDecimal("16.88"));
      assertThat(fills.get(0).nodes().nodeSeconds(WINDOW)).isEqualTo(WINDOW.seconds());
      assertThat(fills.get(0).instanceSku())
          .isEqualTo(shape == LevelShape.SCHEDULE_WITH_SKU ? "isku_h100" : null);
    }
  }

  @Test
  void instanceSkusHaveWhatPropertiesTheyHave() {
    try (StubServer stub = stub()) {
      List<InstanceSku> skus = client(stub).instanceSkus();

      assertThat(skus)
          .extracting(InstanceSku::id)
          .containsExactly("isku_h100", "isku_h100v", "isku_h200");
      assertThat(skus.get(2).properties())
          .containsEntry("alias", "h200ki")
          .containsEntry("accelerator", "H200")
          .doesNotContainKeys("id", "region");
    }
  }

  @Test
  void legacyQuoteIsInTotalCents() {
    LegacyQuoteQuery query =
        new LegacyQuoteQuery(LegacyQuoteQuery.Side.BUY, 2, "h100i", Duration.ofHours(24), null);
    try (StubServer stub = stub()) {
      LegacyQuote.Offer offer = Objects.requireNonNull(client(stub).legacyQuote(query).offer());

      // 16.88 dollars × 2 nodes × 24 hours.
      assertThat(offer.totalCents()).isEqualTo(81_024);
      assertThat(offer.dollarsPerGpuHour()).isEqualByComparingTo("2.11");
      assertThat(offer.instanceType()).isEqualTo("h100i");
      assertThat(stub.targets())
          .containsExactly(
              "/v0/quote?side=buy&quantity=2&instance_type=h100i&duration=86400"
                  + "&min_start_date=NOW");
    }
  }

  @Test
  void aLegacyQuoteMayBeNoneWithAReason() {
    LegacyQuoteQuery query =
        new LegacyQuoteQuery(LegacyQuoteQuery.Side.SELL, 1, null, Duration.ofHours(1), NOW);
    try (StubServer stub = stub((r, w, n) -> Book.EMPTY, LevelShape.COUNT, FaultPlan.none())) {
      LegacyQuote quote = client(stub).legacyQuote(query);

      assertThat(quote.offer()).isNull();
      assertThat(quote.noQuoteReason()).isEqualTo("no_availability");
    }
  }

  @Test
  void theDocumentedLegacyExampleIsTwoDollarsAnHour() {
    String body =
        """
        {"object":"quote","side":"buy","quote":{"price":4800,"quantity":1,
         "start_at":"2026-09-01T13:00:00Z","end_at":"2026-09-01T16:00:00Z",
         "instance_type":"h100i","zone":"richmond"},"no_quote_reason":null}""";

    LegacyQuote quote = LegacyQuote.read(body.getBytes(StandardCharsets.UTF_8));

    // 4800 cents / 8 GPUs / 1 node / 3 hours = 200 cents.
    assertThat(Objects.requireNonNull(quote.offer()).dollarsPerGpuHour()).isEqualByComparingTo("2");
  }

  @Test
  void aBaseAddressMayHaveAPath() {
    try (StubServer stub = stub()) {
      SfComputeClient client = client(TestMarket.settings(URI.create(stub.uri() + "/proxy/")));

      assertThat(catchThrowable(client::instanceSkus))
          .hasMessageContaining("does not know the instance SKUs at " + stub.uri() + "/proxy/");
      assertThat(stub.targets()).containsExactly("/proxy/preview/v2/instance_skus?limit=200");
    }
  }

  private static void assertLevel(
      @Nullable PriceLevel level, String dollars, int nodes, LevelShape shape) {
    Objects.requireNonNull(level);
    assertThat(level.dollarsPerNodeHour()).isEqualTo(new BigDecimal(dollars));
    assertThat(level.nodes().nodeSeconds(WINDOW)).isEqualTo(nodes * WINDOW.seconds());
    assertThat(level.nodes() instanceof Nodes.Constant).isEqualTo(shape == LevelShape.COUNT);
    assertThat(level.instanceSku())
        .isEqualTo(shape == LevelShape.SCHEDULE_WITH_SKU ? "isku_h100" : null);
  }
}
