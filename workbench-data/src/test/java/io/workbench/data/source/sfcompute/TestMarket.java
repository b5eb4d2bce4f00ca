package io.workbench.data.source.sfcompute;

import io.workbench.data.source.sfcompute.stub.Book;
import io.workbench.data.source.sfcompute.stub.FaultPlan;
import io.workbench.data.source.sfcompute.stub.LevelShape;
import io.workbench.data.source.sfcompute.stub.OrderBookSource;
import io.workbench.data.source.sfcompute.stub.StubServer;
import io.workbench.data.source.sfcompute.stub.StubSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A small market that never changes, a stub that plays it, and clients that wait little. */
final class TestMarket {
  static final String SECRET = "sk_live_0123456789abcdef";
  static final Instant NOW = Instant.parse("2026-09-01T12:34:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final InstrumentRule RULE =
      new InstrumentRule("H100", "accelerator_type:H100,H200;zone:richmond");
  static final DeliveryWindow WINDOW = RULE.window(NOW);
  static final Book BOOK =
      new Book(
          List.of(level("16.400000", 4), level("16.00", 6)),
          List.of(level("16.88", 1), level("17.2", 2), level("20", 3)));

  /** An hour for everything, so that no slow machine meets it; tests of a limit set their own. */
  static final CallLimits UNLIMITED =
      new CallLimits(
          Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofHours(1), 1 << 20, 100);

  static final RetrySpec QUICK =
      new RetrySpec(
          4,
          Duration.ofMillis(1),
          Duration.ofMillis(4),
          0.25,
          Duration.ofMillis(20),
          1000,
          Duration.ofHours(1));

  private TestMarket() {}

  static StubServer stub() {
    return stub(FaultPlan.none());
  }

  static StubServer stub(FaultPlan faults) {
    return stub((requirements, window, now) -> BOOK, LevelShape.COUNT, faults);
  }

  static StubServer stub(OrderBookSource source, LevelShape shape, FaultPlan faults) {
    return StubServer.start(StubSettings.of(source, CLOCK, SECRET).with(shape).with(faults));
  }

  static SfComputeClient client(StubServer stub) {
    return client(settings(stub.uri()));
  }

  static SfComputeClient client(SfComputeSettings settings) {
    return new SfComputeClient(settings, CLOCK, (failure, delay) -> {});
  }

  static SfComputeSettings settings(URI uri) {
    return new SfComputeSettings(uri, token(), UNLIMITED, QUICK);
  }

  /** As the collector makes them where nothing is said. */
  static SfComputeSettings live(String token) {
    return new SfComputeSettings(
        SfComputeSettings.LIVE,
        ApiToken.from(Map.of("SF_API_KEY", token)),
        CallLimits.DEFAULT,
        RetrySpec.DEFAULT);
  }

  static ApiToken token() {
    return ApiToken.from(Map.of("SF_API_KEY", SECRET));
  }

  static PriceLevel level(String dollars, int nodes) {
    return new PriceLevel(new BigDecimal(dollars), new Nodes.Constant(nodes), null);
  }
}
