package io.workbench.data.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {
  private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");

  @Test
  void crossedBookIsKeptAsItWasSeen() {
    assertThat(book(2.5, 2.0).bestBid()).isEqualTo(2.5);
    assertThat(book(2.5, 2.0).bestAsk()).isEqualTo(2.0);
  }

  @Test
  void volumeOfZeroIsAVolume() {
    assertThat(new Snapshot(NOON, "H100", null, null, 0.0, 0.0).bidVolume()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0, -2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0})
  void pricesMustBeFiniteAndAboveZero(double price) {
    assertThatThrownBy(() -> book(price, 2.0))
        .isInstanceOf(InputException.class)
        .hasMessage("A snapshot's best_bid must be a finite price above 0, but was " + price + ".");
    assertThatThrownBy(() -> book(2.0, price)).hasMessageContaining("best_ask");
  }

  @Test
  void nothingReckonedWithThemIsWithoutEnd() {
    assertThat(book(1e12, 1e12).bestAsk()).isEqualTo(1e12);
    assertThatThrownBy(() -> book(1e308, 1e308))
        .isInstanceOf(InputException.class)
        .hasMessage("A snapshot's best_bid must be at most 1.0E12, but was 1.0E308.");
    assertThatThrownBy(() -> new Snapshot(NOON, "H100", 2.0, 2.0, 1.0, 1.1e15))
        .hasMessage("A snapshot's ask_volume must be at most 1.0E15, but was 1.1E15.");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void volumesMustBeFiniteAndAtLeastZero(double volume) {
    assertThatThrownBy(() -> new Snapshot(NOON, "H100", 2.0, 2.0, volume, 1.0))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "A snapshot's bid_volume must be finite and at least 0, but was " + volume + ".");
    assertThatThrownBy(() -> new Snapshot(NOON, "H100", 2.0, 2.0, 1.0, volume))
        .hasMessageContaining("ask_volume");
  }

  @Test
  void timeMustBeOfWholeMilliseconds() {
    assertThatThrownBy(() -> new Snapshot(NOON.plusNanos(1), "H100", 2.0, 2.0, 1.0, 1.0))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "A snapshot's time must be of whole milliseconds, but was"
                + " 2026-09-01T12:00:00.000000001Z.");
  }

  @Test
  void instrumentNeedsAName() {
    assertThatThrownBy(() -> new Snapshot(NOON, " ", 2.0, 2.0, 1.0, 1.0))
        .hasMessage("A snapshot's instrument needs a name, but it was blank.");
  }

  private static Snapshot book(@Nullable Double bid, @Nullable Double ask) {
    return new Snapshot(NOON, "H100", bid, ask, 10.0, 12.0);
  }
}
