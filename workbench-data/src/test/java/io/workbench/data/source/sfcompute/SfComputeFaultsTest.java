package io.workbench.data.source.sfcompute;

import static io.workbench.data.source.sfcompute.TestMarket.NOW;
import static io.workbench.data.source.sfcompute.TestMarket.QUICK;
import static io.workbench.data.source.sfcompute.TestMarket.RULE;
import static io.workbench.data.source.sfcompute.TestMarket.WINDOW;
import static io.workbench.data.source.sfcompute.TestMarket.stub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.workbench.data.source.sfcompute.stub.ErrorShape;
import io.workbench.data.source.sfcompute.stub.Fault;
import io.workbench.data.source.sfcompute.stub.FaultPlan;
import io.workbench.data.source.sfcompute.stub.Faults;
import io.workbench.data.source.sfcompute.stub.StubServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SfComputeFaultsTest {
  static final CallLimits IMPATIENT =
      new CallLimits(
          Duration.ofSeconds(5), Duration.ofMillis(150), Duration.ofHours(1), 1 << 20, 100);

  @ParameterizedTest
  @CsvSource({
    "400, REQUEST_REFUSED, 1",
    "401, TOKEN_REFUSED, 1",
    "403, NOT_PERMITTED, 1",
    "404, NOT_FOUND, 1",
    "405, REQUEST_REFUSED, 1",
    "409, REQUEST_REFUSED, 1",
    "422, REQUEST_REFUSED, 1",
    "429, TOO_MANY_REQUESTS, 4",
    "500, SERVICE_FAULT, 4",
    "501, SERVICE_FAULT, 1",
    "502, SERVICE_FAULT, 4",
    "503, SERVICE_FAULT, 4",
    "504, SERVICE_FAULT, 4",
    "302, UNUSABLE_ANSWER, 1",
    "204, UNUSABLE_ANSWER, 1"
  })
  void eachStatusHasItsKindAndIsRetriedOnlyIfItMayPass(int status, FaultKind kind, int requests) {
    for (ErrorShape shape : ErrorShape.values()) {
      Fault fault =
          status == 204
              ? Faults.answer(204, Map.of(), "")
              : Faults.status(status, shape, "Because.\nOf that.");
      try (StubServer stub = stub(FaultPlan.always(fault))) {
        SfComputeException failure = failure(TestMarket.client(stub));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryable()).isEqualTo(requests > 1);
        assertThat(stub.requests()).isEqualTo(requests);
        assertOneSentence(failure);
        if (status != 204) {
          assertThat(failure).hasMessageContaining("(" + status + ": ");
          assertThat(failure).hasMessageContaining("Because. Of that");
        }
      }
    }
  }

  @Test
  void aRefusedTokenNamesTheVariableToSet() {
    try (StubServer stub = stub()) {
      ApiToken other = ApiToken.from(Map.of("SF_BEARER_TOKEN", "sk_live_other"));
      SfComputeSettings settings =
          new SfComputeSettings(stub.uri(), other, TestMarket.UNLIMITED, QUICK);

      SfComputeException failure = failure(TestMarket.client(settings));

      assertThat(failure)
          .hasMessage(
              "SF Compute does not accept the token (401: authentication_error; The token is not"
                  + " valid): set the environment variable SF_BEARER_TOKEN to a valid one.");
    }
  }

  @Test
  void aRefusedRequestTellsEachDetail() {
    try (StubServer stub = stub(FaultPlan.always(Faults.refusal("end_at", "is too far off")))) {
      SfComputeException failure = failure(TestMarket.client(stub));

      assertThat(failure)
          .hasMessage(
              "SF Compute refuses the request for the depth (422: unprocessable_entity; The request"
                  + " has invalid parameters; end_at: is too far off): correct the instrument's"
                  + " requirements, window or depth.");
    }
  }

  @Test
  void theStubRefusesWhatTheMarketRefuses() {
    try (StubServer stub = stub()) {
      SfComputeException tooLongAgo =
          catchThrowableOfType(
              SfComputeException.class,
              () ->
                  TestMarket.client(stub)
                      .fills(WINDOW, "gpu_type:h100", NOW.minus(Duration.ofDays(31))));
      SfComputeException tooDeep =
          catchThrowableOfType(
              SfComputeException.class,
              () -> TestMarket.client(stub).depth(WINDOW, "gpu_type:h100", 101));

      assertThat(tooLongAgo).hasMessageContaining("since_at: must be at most 30 days back");
      assertThat(tooDeep).hasMessageContaining("depth: must be from 1 to 100");
    }
  }

  @ParameterizedTest
  @EnumSource(BadBody.class)
  void aBodyThatIsNoAnswerIsRefusedAndNotRetried(BadBody bad) {
    try (StubServer stub = stub(FaultPlan.always(bad.fault))) {
      SfComputeException failure =
          catchThrowableOfType(
              SfComputeException.class,
              () -> TestMarket.client(stub).quote(WINDOW, "accelerator:H100"));

      assertThat(failure.kind()).isEqualTo(bad.kind);
      assertThat(failure).hasMessageContaining(bad.says);
      assertThat(stub.requests()).isEqualTo(1);
      assertOneSentence(failure);
    }
  }

  @SuppressWarnings("ImmutableEnumChecker") // A fault keeps nothing that changes.
  enum BadBody {
    CUT_JSON(Faults.invalidJson(), "it is no valid JSON from line 1, column"),
    HTML(Faults.html(), "it is HTML, not JSON"),
    EMPTY(Faults.answer(200, Map.of(), ""), "it is empty"),
    LIST(Faults.answer(200, Map.of(), "[]"), "it is no JSON object"),
    TWO(Faults.answer(200, Map.of(), "{} {}"), "it is no valid JSON"),
    TWICE(Faults.answer(200, Map.of(), "{\"end_at\":1,\"end_at\":2}"), "it is no valid JSON"),
    NAN(Faults.answer(200, Map.of(), "{\"end_at\":NaN}"), "it is no valid JSON"),
    DEEP(Faults.answer(200, Map.of(), "[".repeat(100_000)), "it is no valid JSON"),
    NO_GZIP(
        Faults.answer(200, Map.of("Content-Encoding", "gzip"), "{\"plain\":true}"),
        "it cannot be decompressed"),
    BROTLI(
        Faults.answer(200, Map.of("Content-Encoding", "br"), "{}"),
        "it cannot be decompressed (only gzip was asked for, but it is br)"),
    BOMB(Faults.gzipBomb(64 << 20), FaultKind.TOO_LARGE, "longer than the 1048576 bytes"),
    LONG(
        Faults.answer(200, Map.of(), " ".repeat(2 << 20)),
        FaultKind.TOO_LARGE,
        "longer than the 1048576 bytes");

    private final Fault fault;
    private final FaultKind kind;
    private final String says;

    BadBody(Fault fault, String says) {
      this(fault, FaultKind.UNUSABLE_ANSWER, says);
    }

    BadBody(Fault fault, FaultKind kind, String says) {
      this.fault = fault;
      this.kind = kind;
      this.says = says;
    }
  }

  @Test
  void aLoopOfCursorsIsStopped() {
    try (StubServer stub = stub(FaultPlan.always(Faults.cursorLoop()))) {
      SfComputeException failure =
          catchThrowableOfType(
              SfComputeException.class,
              () -> TestMarket.client(stub).windows(WINDOW, "accelerator:H100"));

      assertThat(failure.kind()).isEqualTo(FaultKind.ENDLESS_PAGES);
      assertThat(failure).hasMessageContaining("goes round in a circle");
      assertThat(stub.requests()).isEqualTo(2);
      assertOneSentence(failure);
    }
  }

  @Test
  void aListWithoutEndIsStopped() {
    int[] page = new int[1];
    Fault endless =
        reply ->
            Faults.answer(
                    200,
                    Map.of(),
                    "{\"data\":[],\"has_more\":true,\"cursor\":\"c" + page[0]++ + "\"}")
                .play(reply);
    try (StubServer stub = stub(FaultPlan.always(endless))) {
      SfComputeException failure =
          catchThrowableOfType(
              SfComputeException.class, () -> TestMarket.client(stub).instanceSkus());

      assertThat(failure.kind()).isEqualTo(FaultKind.ENDLESS_PAGES);
      assertThat(failure).hasMessageContaining("has more than 100 pages");
      assertThat(stub.requests()).isEqualTo(100);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"cursor\":null", ",\"cursor\":5"})
  void moreWithoutACursorIsRefused(String cursor) {
    String body = "{\"data\":[],\"has_more\":true" + cursor + "}";
    try (StubServer stub = stub(FaultPlan.always(Faults.answer(200, Map.of(), body)))) {
      SfComputeException failure =
          catchThrowableOfType(
              SfComputeException.class, () -> TestMarket.client(stub).instanceSkus());

      assertThat(failure).hasMessageContaining("cursor must be text, but ");
    }
  }

  @Test
  void unknownFieldsAreIgnored() {
    Fault more = Faults.edit(json -> json.put("new_field", 1).putObject("best_bid_extra"));
    try (StubServer stub = stub(FaultPlan.always(more))) {
      Quote quote = TestMarket.client(stub).quote(WINDOW, "accelerator:H100");
      assertThat(quote.bestBid()).isEqualTo(TestMarket.level("16.400000", 4));
      assertThat(quote.bestAsk()).isEqualTo(TestMarket.level("16.88", 1));
    }
  }

  @Test
  void anAnswerAboutAnotherWindowIsRefused() {
    Fault other = Faults.edit(json -> json.put("end_at", WINDOW.end().getEpochSecond() + 3600));
    try (StubServer stub = stub(FaultPlan.always(other))) {
      assertThat(
              catchThrowableOfType(
                  SfComputeException.class,
                  () -> TestMarket.client(stub).quote(WINDOW, "accelerator:H100")))
          .hasMessageContaining(
              "end_at must be that of the request, 1788354000, but was 1788357600");
    }
  }

  @Test
  void everyFaultOfTheListIsOneSentence() {
    Map<String, Fault> faults = Faults.all(Duration.ofMinutes(1), IMPATIENT.maxBodyBytes());
    assertThat(faults).hasSizeGreaterThan(30);
    faults.forEach(
        (name, fault) -> {
          try (StubServer stub = stub(FaultPlan.always(fault))) {
            boolean waits = name.equals("slow") || name.equals("drip");
            CallLimits limits = waits ? IMPATIENT : TestMarket.UNLIMITED;

            SfComputeException failure = failure(client(stub, limits));

            assertThat(failure).as(name).isNotNull();
            assertOneSentence(failure);
          }
        });
  }

  private static SfComputeClient client(StubServer stub, CallLimits limits) {
    return TestMarket.client(settings(stub, limits));
  }

  private static SfComputeSettings settings(StubServer stub, CallLimits limits) {
    return new SfComputeSettings(stub.uri(), TestMarket.token(), limits, QUICK);
  }

  static SfComputeException failure(SfComputeClient client) {
    SfComputeException failure =
        catchThrowableOfType(
            SfComputeException.class, () -> client.depth(WINDOW, RULE.requirements(), 20));
    assertThat(failure).isNotNull();
    return failure;
  }

  /** One line that ends in the only full stop outside of quotations, and says what to do. */
  static void assertOneSentence(SfComputeException failure) {
    assertThat(failure.getMessage()).doesNotContain("\n", "\r", "Exception").endsWith(".");
    assertThat(failure.getMessage()).containsAnyOf(": ", "; ");
    assertThat(failure.getMessage()).hasSizeLessThan(500);
  }
}
