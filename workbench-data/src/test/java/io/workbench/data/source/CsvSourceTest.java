package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {
  private static final Path SHIPPED = Path.of("../experiments/data");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void readsTheShippedOrderBookWithoutAMapping() {
    LoadedSeries loaded =
        SeriesLoader.load(CsvSpec.of(SHIPPED.resolve("eurusd_darwinex_L1_5min.csv")), true);
    SnapshotSeries series = loaded.series();

    assertThat(series.size()).isEqualTo(1_440);
    assertThat(series.instrument().name()).isEqualTo("eurusd_darwinex_L1_5min");
    assertThat(series.columns())
        .containsExactly(
            Column.MID_PRICE,
            Column.SPREAD,
            Column.BID_VOLUME,
            Column.ASK_VOLUME,
            Column.BEST_BID,
            Column.BEST_ASK);
    assertThat(firstRow(series))
        .containsExactly(1.18805, 4e-05, 1_000_000, 2_000_000, 1.18803, 1.18807);
    assertThat(loaded.sampling().step()).isEqualTo(Duration.ofMinutes(5));
    assertThat(loaded.sampling().maxStep()).isEqualTo(Duration.ofSeconds(450));
    assertThat(loaded.facts().source()).isEqualTo("csv");
    assertThat(loaded.facts().from()).isEqualTo(Instant.parse("2021-09-06T00:05:00Z"));
    assertThat(loaded.facts().to()).isEqualTo(Instant.parse("2022-02-01T00:00:00Z"));
    // sha256sum experiments/data/eurusd_darwinex_L1_5min.csv
    assertThat(loaded.facts().sha256())
        .isEqualTo("d2070dc8ffd7959c2c1500543fd697bd4a7bcdf9153c275cdb415bd7ed5b8c05");
    assertThat(loaded.rejectedCount()).isZero();
    assertThat(loaded.oracle()).isNull();
  }

  @Test
  void readsTheShippedOffersByMappingTheirPrice() {
    CsvSpec spec =
        CsvSpec.of(SHIPPED.resolve("primeintellect_h100_30min.csv"))
            .withColumns(Map.of("timestamp", "timestamp", "mid_price", "mean"));
    LoadedSeries loaded = SeriesLoader.load(spec, true);
    SnapshotSeries series = loaded.series();

    assertThat(series.size()).isEqualTo(957);
    assertThat(series.instrument().name()).isEqualTo("H100_80GB_SXM5");
    assertThat(series.columns()).containsExactly(Column.MID_PRICE);
    assertThat(firstRow(series)).containsExactly(2.13);
    assertThat(series.timeMillis(0))
        .isEqualTo(Instant.parse("2025-10-19T21:01:58.727Z").toEpochMilli());
    assertThat(loaded.sampling().step()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(31));
  }

  @Test
  void readsFurtherColumnsThatAreMappedOrWanted() {
    CsvSpec spec =
        CsvSpec.of(SHIPPED.resolve("primeintellect_h100_30min.csv"))
            .withColumns(Map.of("mid_price", "mean", "offers", "offers_total"));
    SnapshotSeries series =
        SeriesLoader.load(spec, List.of("change_1", "p90", "mid_price"), true).series();

    assertThat(series.columns()).containsExactly(Column.MID_PRICE, "offers", "p90");
    assertThat(firstRow(series)).containsExactly(2.13, 32, 2.7);
  }

  @Test
  void readsHourlyLoadsWithoutAnOffsetAndWithTemperaturesBelowZero() throws IOException {
    Path file =
        write(
            """
            date,HUFL,HULL,OT
            2016-07-01 00:00:00,5.827000141143799,2.009000062942505,30.5310001373291
            2016-07-01 01:00:00,5.692999839782715,-2.075999975204468,0.0
            2016-07-01 02:00:00,5.1570000648498535,1.741000056266785,-4.079999923706056
            2016-07-01 03:00:00,5.0900001525878915,1.942000031471252,25.04400062561035
            """);
    CsvSpec prices = CsvSpec.of(file).withColumns(Map.of("timestamp", "date", "mid_price", "OT"));
    CsvSpec spec = new CsvSpec(file, prices.columns(), null, null, null, false);
    LoadedSeries loaded = SeriesLoader.load(spec, List.of("HUFL", "HULL"), true);

    assertThat(loaded.series().column("mid_price"))
        .containsExactly(30.5310001373291, 0, -4.079999923706056, 25.04400062561035);
    assertThat(loaded.series().column("HULL"))
        .containsExactly(
            2.009000062942505, -2.075999975204468, 1.741000056266785, 1.942000031471252);
    assertThat(loaded.facts().from()).isEqualTo(Instant.parse("2016-07-01T00:00:00Z"));
    assertThat(loaded.sampling().step()).isEqualTo(Duration.ofHours(1));
    assertThat(SeriesLoader.load(CsvSpec.of(file).withColumns(prices.columns()), false))
        .extracting(LoadedSeries::rejectedCount)
        .isEqualTo(2L);
  }

  @Test
  void middleAndSpreadFollowFromBidAndAskWhereTheyAreMissing() throws IOException {
    Path file =
        write(
            """
            timestamp,best_bid,best_ask
            1630886700,1.5,2.0
            1630886701,1.25,1.75
            """);
    SnapshotSeries computed = SeriesLoader.load(CsvSpec.of(file), true).series();
    assertThat(computed.column("mid_price")).containsExactly(1.75, 1.5);
    assertThat(computed.column("spread")).containsExactly(0.5, 0.5);

    Path partly =
        write(
            """
            timestamp,mid_price,spread,best_bid,best_ask
            1630886700,1.7,,1.5,2.0
            1630886701,,0.25,1.25,1.75
            """);
    SnapshotSeries filled = SeriesLoader.load(CsvSpec.of(partly), true).series();
    assertThat(filled.column("mid_price")).containsExactly(1.7, 1.5);
    assertThat(filled.column("spread")).containsExactly(0.5, 0.25);
  }

  @Test
  void missingOptionalValuesAreNanAndNoReasonToSetARowAside() throws IOException {
    Path file =
        write(
            """
            timestamp,mid_price,bid_volume,ask_volume
            1630886700,1.5,,NaN
            1630886701,1.5, ,7
            """);
    LoadedSeries loaded = SeriesLoader.load(CsvSpec.of(file), true);
    assertThat(loaded.series().column("bid_volume")).containsExactly(Double.NaN, Double.NaN);
    assertThat(loaded.series().column("ask_volume")).containsExactly(Double.NaN, 7);
    assertThat(loaded.series().has("spread")).isFalse();
  }

  @Test
  void oneFileColumnMayServeTwoNames() throws IOException {
    Path file = write("timestamp,price\n1,2.5\n2,3.5\n");
    CsvSpec spec = CsvSpec.of(file).withColumns(Map.of("mid_price", "price", "raw", "price"));
    SnapshotSeries series = SeriesLoader.load(spec, true).series();
    assertThat(series.column("mid_price")).containsExactly(2.5, 3.5);
    assertThat(series.column("raw")).containsExactly(2.5, 3.5);
  }

  @Test
  void readsOnlyTheRowsOfTheNamedInstrument() throws IOException {
    Path file =
        write(
            """
            timestamp,instrument,price
            1,H100,2.0
            1,A100,1.0
            2,A100,broken
            3,H100,2.5
            3,A100,1.5
            """);
    CsvSpec spec = new CsvSpec(file, Map.of(), "H100", null, null, true);
    LoadedSeries loaded = SeriesLoader.load(spec, true);
    assertThat(loaded.series().column("mid_price")).containsExactly(2.0, 2.5);
    assertThat(loaded.series().instrument().name()).isEqualTo("H100");
    assertThat(loaded.rejectedCount()).isZero();
  }

  @Test
  void theSpecMayStateTheStep() throws IOException {
    Path file = write("timestamp,price\n0,1\n60,1\n120,1\n");
    Duration step = Duration.ofSeconds(60);
    Duration maxStep = Duration.ofSeconds(150);
    CsvSpec stepOnly = new CsvSpec(file, Map.of(), null, step, null, true);
    assertThat(SeriesLoader.load(stepOnly, true).sampling().maxStep())
        .isEqualTo(Duration.ofSeconds(90));
    CsvSpec maxOnly = new CsvSpec(file, Map.of(), "named", null, maxStep, true);
    assertThat(SeriesLoader.load(maxOnly, true).sampling().maxStep()).isEqualTo(maxStep);
    assertThat(SeriesLoader.load(maxOnly, true).sampling().step()).isEqualTo(step);
    assertThat(SeriesLoader.load(maxOnly, true).series().instrument().name()).isEqualTo("named");
    CsvSpec tooShort = new CsvSpec(file, Map.of(), null, null, Duration.ofSeconds(59), true);
    assertThatThrownBy(() -> SeriesLoader.load(tooShort, true))
        .hasMessage(file + ": The longest step must be at least the step PT1M, but was PT59S.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timestamp,price,note\r\n0,1.5,x\r\n60,2.5,y\r\n",
        "timestamp,price,note\r0,1.5,x\r60,2.5,y\r",
        "timestamp,price,note\n0,1.5,x\n60,2.5,y",
        "\uFEFFtimestamp,price,note\n0,1.5,x\n60,2.5,y\n",
        " timestamp , price ,note\n0, 1.5 ,x\n60, 2.5 ,y\n",
        "\n\ntimestamp,price,note\n\n0,1.5,x\n\n60,2.5,y\n\n",
        "\"timestamp\",\"price\",\"no,te\"\n\"0\",\"1.5\",\"x, \"\"y\"\"\"\n\"60\",\"2.5\",\"µ\"\n"
      })
  void acceptsTheCommonDialects(String text) throws IOException {
    SnapshotSeries series = SeriesLoader.load(CsvSpec.of(write(text)), true).series();
    assertThat(series.column("mid_price")).containsExactly(1.5, 2.5);
    assertThat(series.timesMillis()).containsExactly(0, 60_000);
  }

  @Test
  void readsMoreRowsThanFitItsFirstArrays() throws IOException {
    StringBuilder text = new StringBuilder("timestamp,price,bid_volume\n");
    for (int row = 0; row < 10_000; row++) {
      text.append(row).append(',').append(row + 1).append(".5,").append(row).append('\n');
    }
    SnapshotSeries series = SeriesLoader.load(CsvSpec.of(write(text.toString())), true).series();
    assertThat(series.size()).isEqualTo(10_000);
    for (int row = 0; row < series.size(); row++) {
      assertThat(series.timeMillis(row)).isEqualTo(row * 1000L);
      assertThat(series.column("mid_price")[row]).isEqualTo(row + 1.5);
      assertThat(series.column("bid_volume")[row]).isEqualTo(row);
    }
  }

  @Test
  void loadsASyntheticMarketByItsSpec() {
    LoadedSeries loaded = SeriesLoader.load(SyntheticSpec.DEFAULT.withDays(1), true);
    assertThat(loaded.series().size()).isEqualTo(289);
    assertThat(loaded.facts().source()).isEqualTo("synthetic");
    assertThat(DataSpec.KINDS)
        .containsExactly(
            CsvSpec.of(Path.of("x")).kind(),
            StoreSpec.KIND,
            SyntheticSpec.DEFAULT.kind(),
            PanelSpec.KIND);
    assertThat(Arrays.stream(loaded.series().column("spread")).average().orElseThrow())
        .isCloseTo(0.02, within(0.01));
  }

  private static double[] firstRow(SnapshotSeries series) {
    return series.columns().stream().mapToDouble(name -> series.column(name)[0]).toArray();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("data.csv"), text, StandardCharsets.UTF_8);
  }
}
