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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RetryingTest {
  private static final Fault BUSY = Faults.status(503, ErrorShape.NESTED, "Busy.");
  private static final Fault REFUSED = Faults.status(422, ErrorShape.NESTED, "No.");

  private final List<Duration> waits = new ArrayList<>();

  @Test
  void theFirstSuccessEndsTheAttempts() {
    try (StubServer stub = stub(FaultPlan.first(BUSY, BUSY, BUSY))) {
      assertThat(client(stub, spec(4, 0.25)).depth(RULE, NOW).status()).isEqualTo(200);
      assertThat(stub.requests()).isEqualTo(4);
    }
  }

  @Test
  void theLastFailureSaysHowOftenItWasTried() {
    try (StubServer stub = stub(FaultPlan.always(BUSY))) {
      assertThat(failure(client(stub, spec(3, 0.25))))
          .hasMessage(
              "SF Compute failed to answer about the depth (503: service_unavailable; Busy): try"
                  + " again later (tried 3 times).");
      assertThat(stub.requests()).isEqualTo(3);
    }
  }

  @Test
  void waitsDoubleUpToTheLongest() {
    try (StubServer stub = stub(FaultPlan.always(BUSY))) {
      failure(client(stub, spec(6, 0)));

      assertThat(waits).containsExactly(millis(10), millis(20), millis(40), millis(50), millis(50));
    }
  }

  @Test
  void jitterMovesEachWaitWithinItsShare() {
    try (StubServer stub = stub(FaultPlan.always(BUSY))) {
      SfComputeClient client = client(stub, spec(2, 0.5));
      for (int call = 0; call < 20; call++) {
        failure(client);
      }

      assertThat(waits)
          .hasSize(20)
          .allSatisfy(wait -> assertThat(wait).isBetween(millis(5), millis(15)));
      assertThat(waits.stream().distinct().count()).isGreaterThan(10);
    }
  }

  @Test
  void retryAfterIsWaitedForAndCapped() {
    try (StubServer stub =
        stub(FaultPlan.first(Faults.rateLimited("0"), Faults.rateLimited("3600")))) {
      assertThat(client(stub, spec(4, 0)).depth(RULE, NOW).status()).isEqualTo(200);

      assertThat(waits).containsExactly(Duration.ZERO, millis(70));
    }
  }

  @Test
  void retryAfterMayBeADate() {
    // The client's clock stands at 12:34:00.
    String past = "Tue, 01 Sep 2026 12:33:59 GMT";
    String future = "Tue, 01 Sep 2026 12:35:00 GMT";
    try (StubServer stub =
        stub(FaultPlan.first(Faults.rateLimited(past), Faults.rateLimited(future)))) {
      client(stub, spec(4, 0)).depth(RULE, NOW);

      assertThat(waits).containsExactly(Duration.ZERO, millis(70));
    }
  }

  @Test
  void jitterNeverShortensRetryAfter() {
    try (StubServer stub = stub(FaultPlan.always(Faults.rateLimited("3600")))) {
      SfComputeClient client = client(stub, spec(5, 0.5));
      failure(client);
      failure(client);

      // 70 ms / (1 - 0.5), give or take a half.
      assertThat(waits)
          .hasSize(8)
          .allSatisfy(wait -> assertThat(wait).isBetween(millis(70), millis(210)));
    }
  }

  @Test
  void anUnreadableRetryAfterLeavesTheWaitToTheBackoff() {
    try (StubServer stub = stub(FaultPlan.first(Faults.rateLimited("soon")))) {
      client(stub, spec(4, 0)).depth(RULE, NOW);

      assertThat(waits).containsExactly(millis(10));
    }
  }

  @Test
  void waitsAreToldInWholeSecondsAndNeverTooFew() {
    assertThat(Retrying.wholeSeconds(Duration.ZERO)).isZero();
    assertThat(Retrying.wholeSeconds(millis(490))).isEqualTo(1);
    assertThat(Retrying.wholeSeconds(millis(2000))).isEqualTo(2);
    assertThat(Retrying.wholeSeconds(millis(2001))).isEqualTo(3);
  }

  @Test
  void tooManyRequestsForeverEnds() {
    try (StubServer stub = stub(FaultPlan.always(Faults.rateLimited(null)))) {
      assertThat(failure(client(stub, spec(4, 0.25))))
          .hasMessage(
              "SF Compute gets too many requests for the depth (429: rate_limit_error; Too many"
                  + " requests): poll less often (tried 4 times).");
      assertThat(stub.requests()).isEqualTo(4);
    }
  }

  @Test
  void theTimeLimitOfACallEndsTheAttempts() {
    CallLimits brief =
        new CallLimits(
            Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMillis(60_200), 1 << 20, 1);
    try (StubServer stub = stub(FaultPlan.always(BUSY))) {
      failure(client(stub, spec(1_000_000, 0), brief));

      // 200 ms for waits of 10, 20, 40, 50, 50, … ms.
      assertThat(waits).hasSizeLessThan(10);
    }
  }

  @Test
  void callsThatFailInARowOpenTheCircuitAndItSaysSo() {
    try (StubServer stub = stub(FaultPlan.always(BUSY))) {
      SfComputeClient client = client(stub, breaking(2, Duration.ofHours(1)));

      assertThat(failure(client).kind()).isEqualTo(FaultKind.SERVICE_FAULT);
      assertThat(failure(client).kind()).isEqualTo(FaultKind.SERVICE_FAULT);
      SfComputeException open = failure(client);

      // Three attempts of each of two calls; then no request is sent.
      assertThat(stub.requests()).isEqualTo(6);
      assertThat(open.kind()).isEqualTo(FaultKind.CIRCUIT_OPEN);
      assertThat(open.getMessage())
          .matches(
              "2 calls to SF Compute failed in a row, so that it is left alone for another"
                  + " PT(1H|59M[0-9]+S): wait until then\\.");
    }
  }

  @Test
  void oneMomentsFaultsCostNoCallItsRetries() throws Exception {
    int calls = 8;
    // The first request of each call is answered when all of them are there.
    CyclicBarrier moment = new CyclicBarrier(calls);
    Fault together =
        reply -> {
          meet(moment);
          BUSY.play(reply);
        };
    Fault[] faults = new Fault[calls];
    Arrays.fill(faults, together);
    ExecutorService threads = Executors.newFixedThreadPool(calls);
    try (StubServer stub = stub(FaultPlan.first(faults))) {
      SfComputeClient client = client(stub, breaking(calls, Duration.ofHours(1)));
      Callable<Integer> call = () -> client.depth(RULE, NOW).status();
      for (Future<Integer> status : threads.invokeAll(Collections.nCopies(calls, call))) {
        assertThat(status.get()).isEqualTo(200);
      }
      assertThat(stub.requests()).isEqualTo(2 * calls);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aCallsOwnAttemptsDoNotOpenTheCircuit() {
    try (StubServer stub = stub(FaultPlan.first(BUSY, BUSY))) {
      assertThat(client(stub, breaking(1, Duration.ofHours(1))).depth(RULE, NOW).status())
          .isEqualTo(200);
    }
  }

  @Test
  void aClosedCircuitLetsRequestsThroughAgain() throws InterruptedException {
    try (StubServer stub = stub(FaultPlan.first(BUSY, BUSY, BUSY, BUSY, BUSY, BUSY))) {
      SfComputeClient client = client(stub, breaking(2, millis(50)));
      failure(client);
      failure(client);
      Thread.sleep(60);

      assertThat(client.depth(RULE, NOW).status()).isEqualTo(200);
      assertThat(client.depth(RULE, NOW).status()).isEqualTo(200);
    }
  }

  @Test
  void aRefusalBetweenFaultsKeepsTheCircuitClosed() {
    Fault[] faults = {BUSY, BUSY, BUSY, REFUSED, BUSY, BUSY, BUSY, REFUSED};
    try (StubServer stub = stub(FaultPlan.first(faults))) {
      SfComputeClient client = client(stub, breaking(2, Duration.ofHours(1)));
      for (int round = 0; round < 2; round++) {
        assertThat(failure(client).kind()).isEqualTo(FaultKind.SERVICE_FAULT);
        assertThat(failure(client).kind()).isEqualTo(FaultKind.REQUEST_REFUSED);
      }

      assertThat(client.depth(RULE, NOW).status()).isEqualTo(200);
    }
  }

  @Test
  void anInterruptEndsAWaitAndIsPassedOn() {
    RetrySpec patient =
        new RetrySpec(
            2, Duration.ofMinutes(5), Duration.ofMinutes(6), 0, millis(1), 1000, millis(1));
    try (StubServer stub = stub(FaultPlan.always(BUSY))) {
      SfComputeSettings settings =
          new SfComputeSettings(stub.uri(), TestMarket.token(), TestMarket.UNLIMITED, patient);
      Thread caller = Thread.currentThread();
      SfComputeClient client =
          new SfComputeClient(settings, CLOCK, (cause, delay) -> caller.interrupt());

      assertThat(failure(client).kind()).isEqualTo(FaultKind.INTERRUPTED);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void anInterruptEndsARequestAndIsPassedOn() {
    Thread caller = Thread.currentThread();
    Fault interrupting =
        reply -> {
          caller.interrupt();
          Faults.slow(Duration.ofMinutes(5)).play(reply);
        };
    try (StubServer stub = stub(FaultPlan.always(interrupting))) {
      assertThat(failure(client(stub, spec(4, 0))).kind()).isEqualTo(FaultKind.INTERRUPTED);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(stub.requests()).isEqualTo(1);
    }
  }

  private static void meet(CyclicBarrier moment) throws IOException {
    try {
      moment.await();
    } catch (InterruptedException | BrokenBarrierException closed) {
      throw new IOException(closed);
    }
  }

  private SfComputeClient client(StubServer stub, RetrySpec spec) {
    return client(stub, spec, TestMarket.UNLIMITED);
  }

  private SfComputeClient client(StubServer stub, RetrySpec spec, CallLimits limits) {
    SfComputeSettings settings =
        new SfComputeSettings(stub.uri(), TestMarket.token(), limits, spec);
    return new SfComputeClient(settings, CLOCK, (cause, delay) -> waits.add(delay));
  }

  /** First 10 ms, at most 50 ms, and 70 ms of Retry-After. */
  private static RetrySpec spec(int attempts, double jitter) {
    return new RetrySpec(
        attempts, millis(10), millis(50), jitter, millis(70), 1_000_000, Duration.ofHours(1));
  }

  private static RetrySpec breaking(int faults, Duration delay) {
    return new RetrySpec(3, millis(1), millis(2), 0, millis(1), faults, delay);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static SfComputeException failure(SfComputeClient client) {
    SfComputeException failure =
        catchThrowableOfType(SfComputeException.class, () -> client.depth(RULE, NOW));
    assertThat(failure).isNotNull();
    return failure;
  }
}
