package io.workbench.data.source.sfcompute;

import static io.workbench.data.source.sfcompute.TestMarket.CLOCK;
import static io.workbench.data.source.sfcompute.TestMarket.NOW;
import static io.workbench.data.source.sfcompute.TestMarket.RULE;
import static io.workbench.data.source.sfcompute.TestMarket.stub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.workbench.data.source.sfcompute.stub.ErrorShape;
import io.workbench.data.source.sfcompute.stub.Fault;
import io.workbench.data.source.sfcompute.stub.FaultPlan;
import io.workbench.data.source.sfcompute.stub.Faults;
import io.workbench.data.source.sfcompute.stub.StubServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that asks to be left alone is left alone. */
@Timeout(60)
class RetryAfterHoldTest {
  private static final Fault BUSY = Faults.status(503, ErrorShape.NESTED, "Busy.");

  private final List<Duration> waits = new ArrayList<>();

  @Test
  void aWaitBeyondTheCallsLimitEndsTheCallAndHoldsBackTheNext() {
    try (StubServer stub = stub(FaultPlan.first(Faults.rateLimited("3600")))) {
      SfComputeClient client = client(stub, 4, Duration.ofHours(1));

      SfComputeException asked = failure(client);
      SfComputeException next = failure(client);

      // The client's clock stands at 12:34:00.
      assertThat(asked.kind()).isEqualTo(FaultKind.TOO_MANY_REQUESTS);
      assertThat(asked)
          .hasMessageEndingWith(
              ": poll less often (it asks to be left alone until 2026-09-01T13:34:00Z).");
      assertThat(next.kind()).isEqualTo(FaultKind.ASKED_TO_WAIT);
      assertThat(next)
          .hasMessage(
              "SF Compute was not asked for the depth, since it asked to be left alone until"
                  + " 2026-09-01T13:34:00Z: wait until then.");
      assertThat(stub.requests()).isEqualTo(1);
      assertThat(waits).isEmpty();
    }
  }

  @Test
  void aSecondWaitThatNoLongerFitsEndsTheCall() {
    Fault[] faults = {Faults.rateLimited("0"), Faults.rateLimited("3599")};
    try (StubServer stub = stub(FaultPlan.first(faults))) {
      SfComputeException failure = failure(client(stub, 4, Duration.ofHours(1)));

      assertThat(failure)
          .hasMessageEndingWith(
              " (tried 2 times) (it asks to be left alone until 2026-09-01T13:33:59Z).");
      assertThat(stub.requests()).isEqualTo(2);
      assertThat(waits).containsExactly(Duration.ZERO);
    }
  }

  @Test
  void itCountsForAnyFaultThatMayPass() {
    Fault later = Faults.answer(503, Map.of("Retry-After", "3600"), "");
    try (StubServer stub = stub(FaultPlan.first(later))) {
      SfComputeClient client = client(stub, 4, Duration.ofHours(1));

      assertThat(failure(client).kind()).isEqualTo(FaultKind.SERVICE_FAULT);
      assertThat(failure(client).kind()).isEqualTo(FaultKind.ASKED_TO_WAIT);
    }
  }

  @Test
  void aRefusalHoldsNothingBack() {
    Fault refusal = Faults.answer(422, Map.of("Retry-After", "3600"), "");
    try (StubServer stub = stub(FaultPlan.first(refusal))) {
      SfComputeClient client = client(stub, 4, Duration.ofHours(1));

      assertThat(failure(client).kind()).isEqualTo(FaultKind.REQUEST_REFUSED);
      assertThat(client.depth(RULE, NOW).status()).isEqualTo(200);
    }
  }

  @Test
  void aHoldThatFitsTheCallIsWaitedOutByTheNextCallToo() {
    try (StubServer stub = stub(FaultPlan.first(Faults.rateLimited("3600")))) {
      // An hour counts as 50 ms; one attempt a call.
      SfComputeClient client = client(stub, 1, Duration.ofMillis(50));
      long start = System.nanoTime();

      assertThat(failure(client).kind()).isEqualTo(FaultKind.TOO_MANY_REQUESTS);
      assertThat(client.depth(RULE, NOW).status()).isEqualTo(200);
      // Never sooner, however slow the machine.
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000L);
    }
  }

  @Test
  void heldBackCallsDoNotOpenTheCircuit() {
    try (StubServer stub = stub(FaultPlan.first(BUSY, Faults.rateLimited("3600")))) {
      SfComputeClient client = client(stub, 4, Duration.ofHours(1));
      failure(client);
      for (int call = 0; call < 5; call++) {
        assertThat(failure(client).kind()).isEqualTo(FaultKind.ASKED_TO_WAIT);
      }
    }
  }

  @Test
  void theLongestOfSeveralHoldsCountsAndItsEndIsToldInWholeSeconds() {
    RetryAfterHold hold = new RetryAfterHold(Duration.ofHours(1), CLOCK);
    assertThat(hold.left()).isZero();

    hold.ask(Duration.ofMillis(1_800_500));
    hold.ask(Duration.ofSeconds(1));

    assertThat(hold.left()).isGreaterThan(Duration.ofMinutes(20));
    assertThat(hold.end()).isEqualTo(NOW.plusSeconds(1_801));

    hold.ask(Duration.ofDays(9));
    assertThat(hold.left()).isLessThanOrEqualTo(Duration.ofHours(1));
    assertThat(hold.end()).isEqualTo(NOW.plusSeconds(3_600));
  }

  /** The circuit opens at the second call in a row that fails; a call has 59 minutes. */
  private SfComputeClient client(StubServer stub, int attempts, Duration longest) {
    RetrySpec spec =
        new RetrySpec(
            attempts,
            Duration.ofMillis(1),
            Duration.ofMillis(2),
            0,
            longest,
            2,
            Duration.ofHours(1));
    SfComputeSettings settings =
        new SfComputeSettings(stub.uri(), TestMarket.token(), TestMarket.UNLIMITED, spec);
    return new SfComputeClient(settings, CLOCK, (cause, delay) -> waits.add(delay));
  }

  private static SfComputeException failure(SfComputeClient client) {
    SfComputeException failure =
        catchThrowableOfType(SfComputeException.class, () -> client.depth(RULE, NOW));
    assertThat(failure).isNotNull();
    return failure;
  }
}
