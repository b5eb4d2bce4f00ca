package io.workbench.data.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.store.StoreLocation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectSpecTest {
  private static final StoreLocation STORE = StoreLocation.of("market.db");
  private static final URI MARKET = URI.create("https://market.example");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final InstrumentRule H100 = new InstrumentRule("h100", "accelerator:H100");

  @Test
  void anAddressThatTheTokenMayNotTravelToIsRefused() {
    URI open = URI.create("http://market.example");

    assertThatThrownBy(() -> new CollectSpec(STORE, open, STEP, List.of(H100)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "baseUri must start with https://, or with http:// on the loopback address, but was"
                + " http://market.example.");
  }

  @Test
  void namesThatDifferByCaseAloneAreRefused() {
    InstrumentRule other = new InstrumentRule("H100", "accelerator:H200");

    assertThatThrownBy(() -> new CollectSpec(STORE, MARKET, STEP, List.of(H100, other)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "instruments must have names that differ by more than case, but two are \"H100\".");
  }

  @Test
  void timesBetweenPollsAreFromAMinuteToADay() {
    assertThat(new CollectSpec(STORE, MARKET, Duration.ofMinutes(1), List.of(H100)).every())
        .isEqualTo(Duration.ofMinutes(1));
    assertThatThrownBy(() -> new CollectSpec(STORE, MARKET, Duration.ofSeconds(59), List.of(H100)))
        .hasMessage("every must be from PT1M to P1D, but was PT59S.");
    assertThatThrownBy(() -> new CollectSpec(STORE, MARKET, Duration.ofHours(25), List.of(H100)))
        .hasMessage("every must be from PT1M to P1D, but was PT25H.");
  }
}
