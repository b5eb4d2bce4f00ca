package io.workbench.data.source.sfcompute;

import static io.workbench.data.source.sfcompute.TestMarket.NOW;
import static io.workbench.data.source.sfcompute.TestMarket.RULE;
import static io.workbench.data.source.sfcompute.TestMarket.SECRET;
import static io.workbench.data.source.sfcompute.TestMarket.WINDOW;
import static io.workbench.data.source.sfcompute.TestMarket.stub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.workbench.data.source.sfcompute.stub.Fault;
import io.workbench.data.source.sfcompute.stub.FaultPlan;
import io.workbench.data.source.sfcompute.stub.Faults;
import io.workbench.data.source.sfcompute.stub.StubServer;
import io.workbench.data.source.sfcompute.stub.StubSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class TokenSecrecyTest {
  private static final String ECHO =
      "{\"type\":\"" + SECRET + "\",\"message\":\"No " + SECRET + "\"}";

  @Test
  void noFailureTellsTheTokenThoughTheServiceEchoesIt() {
    List<Fault> faults = new ArrayList<>();
    for (int status : new int[] {200, 302, 400, 401, 403, 404, 422, 429, 500, 503}) {
      faults.add(Faults.answer(status, Map.of(), ECHO));
      faults.add(Faults.answer(status, Map.of("Content-Encoding", SECRET), ECHO));
      faults.add(Faults.answer(status, Map.of("Retry-After", SECRET, "Location", SECRET), SECRET));
    }
    faults.add(Faults.price(SECRET));
    faults.add(Faults.edit(json -> json.put("bids", SECRET)));
    faults.add(Faults.cut());
    for (Fault fault : faults) {
      try (StubServer stub = stub(FaultPlan.always(fault))) {
        List<String> told = new ArrayList<>();
        SfComputeClient client =
            new SfComputeClient(
                TestMarket.settings(stub.uri()),
                TestMarket.CLOCK,
                (cause, delay) -> told.add(everything(cause)));

        SfComputeException failure =
            catchThrowableOfType(
                SfComputeException.class, () -> client.depth(WINDOW, RULE.requirements(), 20));

        told.add(everything(failure));
        assertThat(told).allSatisfy(text -> assertThat(text).doesNotContain(SECRET));
        assertThat(stub.targets()).allSatisfy(url -> assertThat(url).doesNotContain(SECRET));
      }
    }
  }

  @Test
  void whatIsKeptOfAnAnswerHasNoToken() {
    Fault echo = Faults.edit(json -> json.put("caller", SECRET));
    try (StubServer stub = stub(FaultPlan.always(echo))) {
      RawAnswer answer = TestMarket.client(stub).depth(RULE, NOW);

      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .doesNotContain(SECRET)
          .contains("\"caller\":\"[token]\"");
      assertThat(DepthSnapshot.of(answer, RULE, NOW).bestBid()).isEqualTo(2.05);
    }
  }

  @Test
  void nothingPrintsTheToken() {
    SfComputeSettings settings = TestMarket.live(SECRET);
    StubSettings stub = StubSettings.of((r, w, n) -> TestMarket.BOOK, TestMarket.CLOCK, SECRET);

    assertThat(settings.toString() + settings.token() + new SfComputeClient(settings) + stub)
        .doesNotContain(SECRET)
        .contains("ApiToken[SF_API_KEY]");
  }

  @Test
  void theLogHasNoToken() {
    Logger logger = (Logger) LoggerFactory.getLogger(Retrying.class);
    logger.setLevel(Level.INFO);
    PrintStream out = System.out;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (StubServer stub = stub(FaultPlan.always(Faults.answer(503, Map.of(), ECHO)))) {
      RetrySpec once = TestMarket.QUICK;
      RetrySpec breaking =
          new RetrySpec(
              once.attempts(),
              once.firstDelay(),
              once.maxDelay(),
              once.jitter(),
              once.maxRetryAfter(),
              2,
              once.breakerDelay());
      SfComputeClient client =
          TestMarket.client(
              new SfComputeSettings(
                  stub.uri(), TestMarket.token(), TestMarket.UNLIMITED, breaking));
      SfComputeFaultsTest.failure(client);
      SfComputeFaultsTest.failure(client);
    } finally {
      System.setOut(out);
      logger.setLevel(null);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("in a row, so that it is left alone", "No [token]")
        .doesNotContain(SECRET);
  }

  @Test
  void theTokenComesFromTheFirstVariableThatIsSet() {
    Map<String, String> both = Map.of("SF_API_KEY", " " + SECRET + "\n", "SF_BEARER_TOKEN", "b");

    assertThat(ApiToken.from(both).authorization()).isEqualTo("Bearer " + SECRET);
    assertThat(ApiToken.from(Map.of("SF_API_KEY", " ", "SF_BEARER_TOKEN", "b")).authorization())
        .isEqualTo("Bearer b");
  }

  @Test
  void withoutATokenTheVariableToSetIsNamed() {
    assertThatThrownBy(() -> ApiToken.from(Map.of()))
        .isInstanceOf(SfComputeException.class)
        .hasMessage(
            "SF Compute answers nobody without a token: set the environment variable SF_API_KEY to"
                + " yours.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk_live_a b", "sk_live_a\r\nHost: b", "sk_live_é"})
  void aTokenThatCannotBeSentIsNotRepeated(String token) {
    assertThatThrownBy(() -> ApiToken.from(Map.of("SF_BEARER_TOKEN", token)))
        .isInstanceOf(SfComputeException.class)
        .hasMessageContaining("SF_BEARER_TOKEN must be of visible ASCII characters")
        .hasMessageNotContaining("sk_live");
  }

  /** Message, name and traces of the failure and its causes. */
  private static String everything(SfComputeException failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text + failure.toString() + failure.getMessage();
  }
}
