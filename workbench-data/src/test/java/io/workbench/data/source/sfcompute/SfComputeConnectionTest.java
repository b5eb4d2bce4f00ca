package io.workbench.data.source.sfcompute;

import static io.workbench.data.source.sfcompute.TestMarket.NOW;
import static io.workbench.data.source.sfcompute.TestMarket.QUICK;
import static io.workbench.data.source.sfcompute.TestMarket.RULE;
import static io.workbench.data.source.sfcompute.TestMarket.stub;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.source.sfcompute.stub.Fault;
import io.workbench.data.source.sfcompute.stub.FaultPlan;
import io.workbench.data.source.sfcompute.stub.Faults;
import io.workbench.data.source.sfcompute.stub.StubServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SfComputeConnectionTest {
  private static final int ATTEMPTS = QUICK.attempts();

  @Test
  void aSlowAnswerIsGivenUpAndRetried() {
    assertGivenUp(Faults.slow(Duration.ofMinutes(1)));
  }

  @Test
  void anAnswerThatDripsIsGivenUpThoughBytesKeepComing() {
    assertGivenUp(Faults.drip(Duration.ofMinutes(1)));
  }

  @Test
  void givingUpClosesTheConnection() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    Fault endless =
        reply -> {
          try {
            Faults.drip(Duration.ofMinutes(1)).play(reply);
          } catch (IOException broken) {
            closed.countDown();
          }
        };
    try (StubServer stub = stub(FaultPlan.first(endless))) {
      CallLimits aSecond =
          new CallLimits(
              Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofHours(1), 1 << 20, 100);
      client(stub, aSecond).depth(RULE, NOW);

      assertThat(closed.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void eachWayOfNotConnectingIsTold() {
    FaultSentences failures =
        new FaultSentences(TestMarket.settings(URI.create("http://127.0.0.1:1")));
    ConnectException unknown = new ConnectException();
    unknown.initCause(new UnresolvedAddressException());

    assertThat(failures.ofConnection("depth", new HttpConnectTimeoutException("late")))
        .hasMessage(
            "SF Compute cannot be reached at http://127.0.0.1:1 (no connection within PT1M): check"
                + " the network and the base address.");
    assertThat(failures.ofConnection("depth", unknown))
        .hasMessageContaining("(there is no such host)");
    assertThat(failures.ofConnection("depth", new IOException("said " + TestMarket.SECRET)))
        .hasMessageContaining("(said [token])");
  }

  @Test
  void aConnectionCutInTheMiddleOfABodyIsRetried() {
    try (StubServer stub = stub(FaultPlan.always(Faults.cut()))) {
      SfComputeException failure = SfComputeFaultsTest.failure(TestMarket.client(stub));

      assertThat(failure.kind()).isEqualTo(FaultKind.CUT_OFF);
      assertThat(stub.requests()).isEqualTo(ATTEMPTS);
      assertThat(failure)
          .hasMessageContaining("broke before the whole answer")
          .hasMessageContaining("tried 4 times");
      SfComputeFaultsTest.assertOneSentence(failure);
    }
  }

  @Test
  void whatIsNotHttpIsABrokenConnection() throws IOException {
    SfComputeException failure = failureAgainstNonsense("http");

    assertThat(failure.kind()).isEqualTo(FaultKind.CUT_OFF);
    SfComputeFaultsTest.assertOneSentence(failure);
  }

  @Test
  void whatIsNotEncryptedIsUnreachableByAnEncryptedCall() throws IOException {
    SfComputeException failure = failureAgainstNonsense("https");

    assertThat(failure.kind()).isEqualTo(FaultKind.UNREACHABLE);
    SfComputeFaultsTest.assertOneSentence(failure);
  }

  private static SfComputeException failureAgainstNonsense(String scheme) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> answerNonsense(socket));
      server.setDaemon(true);
      server.start();
      URI uri = URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
      return SfComputeFaultsTest.failure(TestMarket.client(TestMarket.settings(uri)));
    }
  }

  @Test
  void aServiceThatDoesNotListenIsUnreachable() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    URI nobody = URI.create("http://127.0.0.1:" + port);

    SfComputeException failure =
        SfComputeFaultsTest.failure(TestMarket.client(TestMarket.settings(nobody)));

    assertThat(failure.kind()).isEqualTo(FaultKind.UNREACHABLE);
    assertThat(failure)
        .hasMessageContaining("SF Compute cannot be reached at " + nobody)
        .hasMessageContaining("check the network and the base address");
    SfComputeFaultsTest.assertOneSentence(failure);
  }

  private static void assertGivenUp(Fault fault) {
    try (StubServer stub = stub(FaultPlan.first(fault))) {
      CallLimits aSecond =
          new CallLimits(
              Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofHours(1), 1 << 20, 100);

      // Many attempts, so that one is answered within a second on a busy machine, too.
      RetrySpec patient =
          new RetrySpec(
              60,
              QUICK.firstDelay(),
              QUICK.maxDelay(),
              0.25,
              Duration.ofMillis(20),
              1000,
              Duration.ofHours(1));
      SfComputeSettings settings =
          new SfComputeSettings(stub.uri(), TestMarket.token(), aSecond, patient);

      assertThat(TestMarket.client(settings).depth(RULE, NOW).status()).isEqualTo(200);
    }
    try (StubServer stub = stub(FaultPlan.always(fault))) {
      List<FaultKind> repeated = new ArrayList<>();
      SfComputeClient client =
          new SfComputeClient(
              settings(stub, SfComputeFaultsTest.IMPATIENT),
              TestMarket.CLOCK,
              (cause, delay) -> repeated.add(cause.kind()));

      SfComputeException failure = SfComputeFaultsTest.failure(client);

      assertThat(failure.kind()).isEqualTo(FaultKind.TIMED_OUT);
      assertThat(repeated).hasSize(ATTEMPTS - 1).containsOnly(FaultKind.TIMED_OUT);
      assertThat(failure).hasMessageContaining("within PT0.15S");
      SfComputeFaultsTest.assertOneSentence(failure);
    }
  }

  private static void answerNonsense(ServerSocket socket) {
    try {
      while (true) {
        try (Socket caller = socket.accept()) {
          int unused = caller.getInputStream().read(new byte[1000]);
          caller
              .getOutputStream()
              .write(
                  "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}"
                      .getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static SfComputeClient client(StubServer stub, CallLimits limits) {
    return TestMarket.client(settings(stub, limits));
  }

  private static SfComputeSettings settings(StubServer stub, CallLimits limits) {
    return new SfComputeSettings(stub.uri(), TestMarket.token(), limits, QUICK);
  }
}
