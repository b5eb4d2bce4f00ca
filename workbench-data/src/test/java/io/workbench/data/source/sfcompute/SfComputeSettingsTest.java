package io.workbench.data.source.sfcompute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SfComputeSettingsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void theDefaultsAreThese() {
    SfComputeSettings settings = TestMarket.live("sk_live_x");

    assertThat(settings.baseUri()).hasToString("https://api.sfcompute.com");
    assertThat(settings.limits())
        .isEqualTo(
            new CallLimits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofMinutes(2),
                8_388_608,
                100));
    assertThat(settings.retry())
        .isEqualTo(
            new RetrySpec(
                4,
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                0.25,
                Duration.ofHours(1),
                20,
                Duration.ofSeconds(30)));
    InstrumentRule rule = new InstrumentRule("H100", "accelerator:H100");
    assertThat(rule.durationHours()).isEqualTo(24);
    assertThat(rule.depth()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://proxy.example/sf",
        "http://127.0.0.1:80",
        "http://localhost:1",
        "http://[::1]:1"
      })
  void theTokenGoesOutEncryptedOrNotAtAll(String address) {
    assertThat(settings(address).baseUri()).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://api.sfcompute.com", "ftp://127.0.0.1", "api.sfcompute.com", "file:///etc"})
  void anyOtherAddressIsRefused(String address) {
    assertThatThrownBy(() -> settings(address))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("must start with https://")
        .hasMessageContaining("but was " + address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://me:secret@host", "https://host?key=secret", "https://host#secret"})
  void anAddressWithSecretsIsRefusedUnrepeated(String address) {
    assertThatThrownBy(() -> settings(address))
        .isInstanceOf(InputException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void limitsMustBePossible() {
    assertRefused(() -> new CallLimits(Duration.ZERO, SECOND, SECOND, 1, 1), "limits.connect");
    assertRefused(() -> new CallLimits(SECOND, SECOND, SECOND, 1, 1), "limits.call must be longer");
    assertRefused(
        () -> new CallLimits(SECOND, SECOND, SECOND.plusMillis(1), 0, 1), "limits.maxBodyBytes");
    assertRefused(
        () -> new CallLimits(SECOND, SECOND, SECOND.plusMillis(1), 1, 0), "limits.maxPages");
    CallLimits tight = new CallLimits(SECOND, SECOND, SECOND.plusMillis(500), 1, 1);
    assertRefused(
        () ->
            new SfComputeSettings(
                SfComputeSettings.LIVE, TestMarket.token(), tight, RetrySpec.DEFAULT),
        "longer than retry.firstDelay, PT0.5S, but was PT0.5S");
  }

  @Test
  void retriesMustBePossible() {
    assertRefused(() -> retry(0, SECOND, 0), "retry.attempts must be at least 1, but was 0");
    assertRefused(() -> retry(1, Duration.ofSeconds(10), 0), "retry.maxDelay must be longer");
    assertRefused(() -> retry(1, SECOND, 1), "retry.jitter must be from 0 to below 1");
    assertRefused(() -> retry(1, SECOND, Double.NaN), "retry.jitter");
    assertRefused(() -> retry(1, Duration.ZERO, 0), "retry.firstDelay");
  }

  @Test
  void aRuleAsksAboutTheNextFullHourOn() {
    InstrumentRule rule = new InstrumentRule("H100", "accelerator:H100");

    assertThat(rule.window(Instant.parse("2026-09-01T12:34:56.789Z")))
        .isEqualTo(
            new DeliveryWindow(
                Instant.parse("2026-09-01T13:00:00Z"), Instant.parse("2026-09-02T13:00:00Z")));
    assertThat(rule.window(Instant.parse("2026-09-01T12:00:00Z")).start())
        .isEqualTo(Instant.parse("2026-09-01T13:00:00Z"));
  }

  @Test
  void rulesMustBePossible() {
    assertRefused(() -> new InstrumentRule(" ", "accelerator:H100"), "needs a name");
    assertRefused(() -> new InstrumentRule("H100", ""), "H100 needs requirements");
    assertRefused(() -> new InstrumentRule("H100", "a:b", 0, 1), "durationHours must be from 1");
    assertRefused(() -> new InstrumentRule("H100", "a:b", 1, 101), "depth must be from 1 to 100");
    Instant time = Instant.parse("2026-09-01T12:00:01Z");
    assertRefused(() -> new DeliveryWindow(time, time.plusSeconds(59)), "must be of whole minutes");
    Instant minute = Instant.parse("2026-09-01T12:00:00Z");
    assertRefused(() -> new DeliveryWindow(minute, minute), "must end after its start");
    assertRefused(
        () -> new LegacyQuoteQuery(LegacyQuoteQuery.Side.BUY, 0, null, Duration.ofHours(1), null),
        "at least 1 node");
    assertRefused(
        () -> new LegacyQuoteQuery(LegacyQuoteQuery.Side.BUY, 1, null, SECOND, null),
        "at least an hour");
  }

  private static SfComputeSettings settings(String address) {
    return new SfComputeSettings(
        URI.create(address), TestMarket.token(), CallLimits.DEFAULT, RetrySpec.DEFAULT);
  }

  private static RetrySpec retry(int attempts, Duration firstDelay, double jitter) {
    return new RetrySpec(attempts, firstDelay, Duration.ofSeconds(10), jitter, SECOND, 1, SECOND);
  }

  private static void assertRefused(Runnable making, String says) {
    assertThatThrownBy(making::run).isInstanceOf(InputException.class).hasMessageContaining(says);
  }
}
