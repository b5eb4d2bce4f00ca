package io.workbench.data.source.sfcompute;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.market.Snapshot;
import io.workbench.data.source.sfcompute.stub.Book;
import io.workbench.data.source.sfcompute.stub.Fault;
import io.workbench.data.source.sfcompute.stub.FaultPlan;
import io.workbench.data.source.sfcompute.stub.Faults;
import io.workbench.data.source.sfcompute.stub.LevelShape;
import io.workbench.data.source.sfcompute.stub.StubServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many polls of a market that moves, by a service that fails often. */
class NothingInventedTest {
  private static final int POLLS = 200;
  private static final CallLimits IMPATIENT =
      new CallLimits(
          Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofHours(1), 1 << 16, 10);

  @ParameterizedTest
  @EnumSource(LevelShape.class)
  void aPollGivesTheMarketsSnapshotOrAReason(LevelShape shape) {
    FaultPlan faults =
        FaultPlan.random(
            7, 0.2, Faults.all(Duration.ofMinutes(1), IMPATIENT.maxBodyBytes()).values());
    int snapshots = 0;
    try (StubServer stub =
        TestMarket.stub((requirements, window, now) -> book(window), shape, faults)) {
      SfComputeClient client =
          TestMarket.client(
              new SfComputeSettings(stub.uri(), TestMarket.token(), IMPATIENT, TestMarket.QUICK));
      for (int poll = 0; poll < POLLS; poll++) {
        // An hour apart, so that each window has a book of its own.
        Instant time = TestMarket.NOW.plus(Duration.ofHours(poll));
        if (holdsOrExplains(client, time)) {
          snapshots++;
        }
      }
    }
    assertThat(snapshots).isGreaterThan(POLLS / 2);
  }

  @Test
  void theStubsRandomFaultsAreTheSameForTheSameSeed() {
    List<Fault> two = List.of(Faults.cut(), Faults.html());
    FaultPlan one = FaultPlan.random(3, 0.5, two);
    FaultPlan other = FaultPlan.random(3, 0.5, two);

    for (int request = 0; request < 100; request++) {
      assertThat(one.next()).isSameAs(other.next());
    }
  }

  private static boolean holdsOrExplains(SfComputeClient client, Instant time) {
    try {
      RawAnswer answer = client.depth(TestMarket.RULE, time);
      Snapshot snapshot = DepthSnapshot.of(answer, TestMarket.RULE, time);
      int step = step(TestMarket.RULE.window(time));
      double expectedAsk = (17 + step) / 8.0;
      assertThat(snapshot)
          .isEqualTo(new Snapshot(time, "H100", (16 + step) / 8.0, expectedAsk, 2.0 + step, 1.0));
      return true;
    } catch (SfComputeException reason) {
      SfComputeFaultsTest.assertOneSentence(reason);
      return false;
    }
  }

  private static Book book(DeliveryWindow window) {
    int step = step(window);
    return new Book(
        List.of(TestMarket.level((16 + step) + ".000000", 2 + step)),
        List.of(TestMarket.level((17 + step) + ".0", 1)));
  }

  private static int step(DeliveryWindow window) {
    return (int) (window.start().getEpochSecond() / 3600 % 50);
  }
}
