package io.workbench.data.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.market.Snapshot;
import io.workbench.data.source.sfcompute.ApiToken;
import io.workbench.data.source.sfcompute.CallLimits;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.source.sfcompute.Nodes;
import io.workbench.data.source.sfcompute.PriceLevel;
import io.workbench.data.source.sfcompute.RetrySpec;
import io.workbench.data.source.sfcompute.SfComputeClient;
import io.workbench.data.source.sfcompute.SfComputeSettings;
import io.workbench.data.source.sfcompute.stub.Book;
import io.workbench.data.source.sfcompute.stub.ErrorShape;
import io.workbench.data.source.sfcompute.stub.Fault;
import io.workbench.data.source.sfcompute.stub.FaultPlan;
import io.workbench.data.source.sfcompute.stub.Faults;
import io.workbench.data.source.sfcompute.stub.StubServer;
import io.workbench.data.source.sfcompute.stub.StubSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** By a clock that only moves when a test or a fault moves it. */
class MarketPollTest {
  private static final String TOKEN = "sk_live_poll";
  private static final Instant TIME = Instant.parse("2026-07-01T00:05:00Z");
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final InstrumentRule RULE = new InstrumentRule("h100", "accelerator:H100");
  private static final Book BOOK = new Book(List.of(level("16")), List.of(level("17.6")));
  private static final Fault BUSY = Faults.status(503, ErrorShape.NESTED, "Busy.");
  private static final CallLimits LIMITS =
      new CallLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofHours(1), 1 << 20, 1);
  private static final RetrySpec RETRY =
      new RetrySpec(
          4,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          0,
          Duration.ofHours(1),
          100,
          Duration.ofHours(1));

  private final SimulatedClock clock = new SimulatedClock(TIME);

  @Test
  void lateIsAFifthOfTheStepAndAtMostAMinute() {
    assertThat(MarketPoll.lateness(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(12));
    assertThat(MarketPoll.lateness(EVERY)).isEqualTo(Duration.ofMinutes(1));
    assertThat(MarketPoll.lateness(Duration.ofDays(1))).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void aBookIsStoredWithTheMomentItWasAskedFor() {
    clock.set(TIME.plusMillis(1_500));
    Outcome.Seen seen = seen(FaultPlan.none());
    assertThat(seen.snapshot()).isEqualTo(new Snapshot(TIME, "h100", 2.0, 2.2, 3.0, 3.0));
    assertThat(requestedAt(seen)).isEqualTo(TIME.plusMillis(1_500));
  }

  @Test
  void aRetryThatStillCountsIsSeen() {
    Outcome.Seen seen = seen(FaultPlan.first(thatTakesUntil(TIME.plusSeconds(60))));
    assertThat(requestedAt(seen)).isEqualTo(TIME.plusSeconds(60));
  }

  @Test
  void aBookThatIsAskedForTooLateIsAGapAndNotOfThatTime() {
    Outcome.Missed missed = missed(FaultPlan.first(thatTakesUntil(TIME.plusSeconds(110))), EVERY);
    assertThat(missed.kind()).isEqualTo("too_late");
    assertThat(missed.gap().reason())
        .isEqualTo(
            "It was too late to see the depth of 2026-07-01T00:05:00Z: it counts when it is asked"
                + " for within PT1M, but it was 2026-07-01T00:06:50Z by then; check the network and"
                + " the clock if this lasts.");
  }

  @Test
  void pollsEveryMinuteAreLateSooner() {
    Fault slow = thatTakesUntil(TIME.plusSeconds(13));
    Outcome.Missed missed = missed(FaultPlan.first(slow), Duration.ofMinutes(1));
    assertThat(missed.kind()).isEqualTo("too_late");
  }

  @Test
  void aClockThatIsSetBackMeanwhileIsAGapToo() {
    Fault back = thatTakesUntil(TIME.minusSeconds(3_600));
    assertThat(missed(FaultPlan.first(back), EVERY).kind()).isEqualTo("too_late");
  }

  @Test
  void aClockThatIsNotTheMarketsIsAGapThatSaysHowFar() {
    Outcome.Missed missed = missed(FaultPlan.always(Faults.clock(Duration.ofMinutes(-59))), EVERY);
    assertThat(missed.kind()).isEqualTo("clock_differs");
    assertThat(missed.gap().reason())
        .isEqualTo(
            "The clock of this machine is PT59M ahead of the market's, 2026-07-01T00:05:00Z where"
                + " that says 2026-06-30T23:06:00Z: set it right, best by a time service.");
  }

  @Test
  void nothingIsAskedWhenItIsTooLateAlready() {
    clock.set(TIME.plusSeconds(61));
    try (StubServer server = server(FaultPlan.none())) {
      Outcome outcome = poll(server, EVERY).poll(RULE, TIME);
      assertThat(outcome).isInstanceOf(Outcome.Missed.class);
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void theLastMomentThatCountsIsEnoughForOneRequest() {
    clock.set(TIME.plusSeconds(60));
    assertThat(requestedAt(seen(FaultPlan.none()))).isEqualTo(TIME.plusSeconds(60));
  }

  private Fault thatTakesUntil(Instant moment) {
    return reply -> {
      clock.set(moment);
      BUSY.play(reply);
    };
  }

  private static Instant requestedAt(Outcome.Seen seen) {
    return Objects.requireNonNull(seen.answer()).requestedAt();
  }

  private Outcome.Seen seen(FaultPlan faults) {
    try (StubServer server = server(faults)) {
      return (Outcome.Seen) poll(server, EVERY).poll(RULE, TIME);
    }
  }

  private Outcome.Missed missed(FaultPlan faults, Duration every) {
    try (StubServer server = server(faults)) {
      return (Outcome.Missed) poll(server, every).poll(RULE, TIME);
    }
  }

  private StubServer server(FaultPlan faults) {
    StubSettings settings = StubSettings.of((asked, window, now) -> BOOK, clock, TOKEN);
    return StubServer.start(settings.with(faults));
  }

  private MarketPoll poll(StubServer server, Duration every) {
    ApiToken token = ApiToken.from(Map.of("SF_API_KEY", TOKEN));
    SfComputeSettings settings = new SfComputeSettings(server.uri(), token, LIMITS, RETRY);
    return new MarketPoll(new SfComputeClient(settings, clock, (failure, delay) -> {}), every);
  }

  private static PriceLevel level(String dollars) {
    return new PriceLevel(new BigDecimal(dollars), new Nodes.Constant(3), null);
  }
}
