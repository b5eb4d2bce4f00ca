package io.workbench.data.source.sfcompute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadValuesTest {
  private static final InstrumentRule RULE = new InstrumentRule("H100", "accelerator:H100");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"abc\"",
        "\"\"",
        "\" 16\"",
        "\"-1.5\"",
        "\"+1.5\"",
        "\"0\"",
        "\"0.000000\"",
        "\"NaN\"",
        "\"Infinity\"",
        "\"1e30\"",
        "\"1e-999999999\"",
        "\"0x10\"",
        "\"16,4\"",
        "\"16.\"",
        "\".5\"",
        "\"1000000.000001\"",
        "\"١٦\"",
        "16.4",
        "16",
        "true",
        "null",
        "[]",
        "{}"
      })
  void aPriceThatIsNoPriceIsNamed(String price) {
    String level = "{\"dollars_per_node_hour\":" + price + ",\"node_count\":1}";

    assertThat(failure(level, ""))
        .hasMessage(
            "SF Compute's answer about depth cannot be used: bids[0].dollars_per_node_hour must be a"
                + " plain decimal as text, above 0 and at most 1000000, but was "
                + price
                + "; if this lasts, compare the answer with the service's documents.");
  }

  @Test
  void aPriceOfMoreThan40DigitsIsNamedShortened() {
    String level = "{\"dollars_per_node_hour\":\"1." + "0".repeat(1000) + "\",\"node_count\":1}";

    assertThat(failure("", level))
        .hasMessageContaining("asks[0].dollars_per_node_hour must be a plain decimal")
        .hasMessageContaining("but was \"1." + "0".repeat(57) + "…;");
  }

  @Test
  void aPriceOf40DigitsIsReadExactly() {
    String digits = "16." + "1234567890".repeat(3) + "1234567";
    byte[] body = body("{\"dollars_per_node_hour\":\"" + digits + "\",\"node_count\":1}", "");

    Depth depth = Depth.read(answer(body), RULE.window(TestMarket.NOW));

    assertThat(depth.bids().get(0).dollarsPerNodeHour()).hasToString(digits);
    // An eighth, by long division: 16.1234567890… / 8 = 2.015432098625….
    assertThat(depth.bids().get(0).dollarsPerGpuHour().toPlainString())
        .startsWith("2.01543209862654320986265432098626543");
    assertThat(depth.bids().get(0).dollarsPerGpuHour().multiply(BigDecimal.valueOf(8)))
        .isEqualByComparingTo(digits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "1.5",
        "1e30",
        "1000001",
        "99999999999999999999",
        "\"4\"",
        "null",
        "[]"
      })
  void aNodeCountThatIsNoneIsNamed(String count) {
    String level = "{\"dollars_per_node_hour\":\"16\",\"node_count\":" + count + "}";

    assertThat(failure(level, ""))
        .hasMessageContaining(
            "bids[0].node_count must be a whole number from 1 to 1000000, but was ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | bids[0].dollars_per_node_hour must be a plain decimal as text, above 0 and at most"
            + " 1000000, but is missing",
        "5 | bids[0] must be an object, but was 5",
        "null | bids[0] must be an object, but was null",
        "{\"dollars_per_node_hour\":\"16\"} | bids[0].node_count must be a whole number from 1 to"
            + " 1000000, but is missing"
      })
  void aLevelThatIsNoneIsNamed(String level, String says) {
    assertThat(failure(level, "")).hasMessageContaining(says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"start_at\":1788267600,\"end_at\":1788267600,\"node_count\":1} | [0].end_at must be after"
            + " start_at, but was 1788267600",
        "{\"start_at\":1788267600,\"end_at\":null,\"node_count\":1},"
            + "{\"start_at\":1788271200,\"end_at\":null,\"node_count\":1} | [0].end_at must be a time"
            + " but in the last entry, but was null",
        "{\"start_at\":1788267600,\"end_at\":1788271200,\"node_count\":1},"
            + "{\"start_at\":1788271140,\"end_at\":null,\"node_count\":1} | [1].start_at must not be"
            + " before the entry before it ends, but was 1788271140",
        "{\"start_at\":1788267600,\"node_count\":1},"
            + "{\"start_at\":1788267600,\"node_count\":1} | [1].start_at must be after the entry"
            + " before, but was 1788267600",
        "{\"start_at\":1788267600000,\"node_count\":1} | [0].start_at must be Unix seconds between"
            + " the years 2000 and 2200, but was 1788267600000",
        "{\"start_at\":\"2026-09-01\",\"node_count\":1} | [0].start_at must be Unix seconds",
        "{\"start_at\":1788267600,\"node_count\":-1} | [0].node_count must be a whole number from 0",
        "7 | [0] must be an object, but was 7"
      })
  void aScheduleThatIsNoneIsNamed(String entries, String says) {
    String level =
        "{\"dollars_per_node_hour\":\"16\",\"allocation_schedule_delta\":[" + entries + "]}";

    assertThat(failure(level, "")).hasMessageContaining("bids[0].allocation_schedule_delta" + says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"bids\":\"many\",\"asks\":[] | bids must be a list, but was \"many\"",
        "\"bids\":null,\"asks\":[] | bids must be a list, but was null",
        "\"asks\":[] | bids must be a list, but is missing",
        "\"bids\":[],\"asks\":{} | asks must be a list, but was {}"
      })
  void aSideThatIsNoListIsNamed(String sides, String says) {
    byte[] body =
        ("{\"start_at\":1788267600,\"end_at\":1788354000," + sides + "}")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(failure(body)).hasMessageContaining(says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"start_at\":1788267601,\"end_at\":1788354000",
        "\"start_at\":1788267600,\"end_at\":1788267600",
        "\"start_at\":1788267600.5,\"end_at\":1788354000",
        "\"start_at\":-1,\"end_at\":1788354000",
        "\"start_at\":1e400,\"end_at\":1788354000",
        "\"start_at\":1788267600",
        "\"end_at\":1788354000"
      })
  void aWindowThatIsNoneIsNamed(String window) {
    byte[] body = ("{" + window + ",\"bids\":[],\"asks\":[]}").getBytes(StandardCharsets.UTF_8);

    assertThat(failure(body).getMessage()).contains("_at must be ");
  }

  @Test
  void controlCharactersOfAValueStayOutOfTheMessage() {
    String level = "{\"dollars_per_node_hour\":\"a\\nb\\u001b[31m\",\"node_count\":1}";

    assertThat(failure(level, "").getMessage())
        .contains("\"a\\nb\\u001B[31m\"")
        .doesNotContain("\n");
  }

  @Test
  void aLegacyPriceThatIsNoneIsNamed() {
    String json =
        "{\"quote\":{\"price\":-1,\"quantity\":1,\"start_at\":\"2026-09-01T13:00:00Z\","
            + "\"end_at\":\"2026-09-01T14:00:00Z\"}}";

    assertThat(
            catchThrowableOfType(
                SfComputeException.class,
                () -> LegacyQuote.read(json.getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("quote.price must be a whole number from 1 to ")
        .hasMessageContaining("but was -1");
    assertThat(
            catchThrowableOfType(
                SfComputeException.class,
                () ->
                    LegacyQuote.read(
                        json.replace("2026-09-01T13:00:00Z", "soon")
                            .getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("quote.start_at must be a time of ISO 8601 with its offset")
        .hasMessageContaining("but was \"soon\"");
  }

  private static SfComputeException failure(String bids, String asks) {
    return failure(body(bids, asks));
  }

  private static SfComputeException failure(byte[] body) {
    SfComputeException failure =
        catchThrowableOfType(
            SfComputeException.class, () -> DepthSnapshot.of(answer(body), RULE, TestMarket.NOW));
    assertThat(failure).isNotNull();
    assertThat(failure.kind()).isEqualTo(FaultKind.UNUSABLE_ANSWER);
    assertThat(failure.retryable()).isFalse();
    SfComputeFaultsTest.assertOneSentence(failure);
    return failure;
  }

  private static RawAnswer answer(byte[] body) {
    return new RawAnswer(body, TestMarket.NOW, 200);
  }

  private static byte[] body(String bids, String asks) {
    return ("{\"start_at\":1788267600,\"end_at\":1788354000,\"bids\":["
            + bids
            + "],\"asks\":["
            + asks
            + "]}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
