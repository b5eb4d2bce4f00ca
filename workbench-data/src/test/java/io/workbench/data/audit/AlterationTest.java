package io.workbench.data.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.RandomMarket;
import io.workbench.data.market.Column;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.SnapshotSeries;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlterationTest {
  private static final double NAN = Double.NaN;
  private final SnapshotSeries before =
      new SnapshotSeries(
          new Instrument("TEST"),
          new long[] {1, 2, 3, 4, 5},
          Map.of(
              Column.MID_PRICE,
              new double[] {1, 2, NAN, 4, 5},
              Column.BID_VOLUME,
              new double[] {0, 0, 0, 6, NAN},
              "change",
              new double[] {1, NAN, -1, -2, 0},
              "zeros",
              new double[5],
              "nothing",
              new double[] {NAN, NAN, NAN, NAN, NAN}));
  private final SnapshotSeries after = Alteration.after(RandomMarket.loaded(before), 1).series();

  @Test
  void everythingUpToTheCutStays() {
    for (String column : before.columns()) {
      assertThat(Arrays.copyOf(after.column(column), 2))
          .containsExactly(Arrays.copyOf(before.column(column), 2));
    }
    assertThat(after.timesMillis()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void everyValueAfterTheCutChangesByALotAndKeepsItsSign() {
    double[] price = after.column(Column.MID_PRICE);
    assertThat(price[2]).isNaN();
    assertThat(price[3]).isBetween(8.0, 40.0);
    assertThat(price[4]).isBetween(10.0, 50.0);
    double[] change = after.column("change");
    assertThat(change[2]).isBetween(-10.0, -2.0);
    assertThat(change[3]).isBetween(-20.0, -4.0);
    assertThat(change[4]).isBetween(2.0, 10.0);
    assertThat(after.column("zeros")[4]).isBetween(2.0, 10.0);
  }

  @Test
  void missingVolumesAppearButAColumnOfNothingStaysSo() {
    assertThat(after.column(Column.BID_VOLUME)[4]).isBetween(3.0, 15.0);
    assertThat(after.column("nothing")).containsOnly(NAN);
  }
}
